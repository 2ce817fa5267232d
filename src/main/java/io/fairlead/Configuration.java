package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.config.Mistake;
import io.fairlead.deploy.Reload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is configured, where each value came from, what of it is refused and what waits for a start; no secret. */
public final class Configuration {
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passwd|secret|token|credential|api-?key|private|refresh");
    private static final Pattern IN_URL = Pattern.compile("(?i)((?:password|user)=)[^&]*|(?<=://)[^/@]+(?=@)");

    private final LiveSettings settings;
    private final ChannelDirectory channels;
    private final Reload reload;

    Configuration(LiveSettings settings, ChannelDirectory channels, Reload reload) {
        this.settings = settings;
        this.channels = channels;
        this.reload = reload;
    }

    /** For the page and the API. */
    public Map<String, Object> describe() {
        Settings now = settings.now();
        Set<String> keys = new TreeSet<>(now.all().stringPropertyNames());
        keys.addAll(Settings.ownKeys());
        channels.all().stream().map(ChannelFile::references).forEach(keys::addAll);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String key : keys) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", key);
            row.put("value", shown(key, now.text(key)));
            row.put("from", now.origin(key));
            rows.add(row);
        }
        return Map.of(
                "settings", rows,
                "mistakes", reload.mistakes().stream().map(Mistake::toString).toList(),
                "next_start", reload.nextStart());
    }

    private static String shown(String key, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return SECRET.matcher(key).find() ? "•••" : IN_URL.matcher(value).replaceAll("$1•••");
    }
}
