package io.fairlead.check;

import io.fairlead.Settings;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.ChannelFiles;
import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.io.ByteArrayInputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.catalog.CamelCatalog;

/**
 * Checks one channel file while the router runs. What it needs of Camel takes a second to read, and is kept for the next
 * time as long as nobody else wants the memory.
 */
public final class ChannelCheck {
    private record Known(RouteSchema schema, CamelCatalog catalog) {}

    private SoftReference<Known> known = new SoftReference<>(null);

    /**
     * Every mistake in the file.
     *
     * @param content what stands in it; it is not read again
     * @param others the channels of all other files
     */
    public synchronized List<Mistake> mistakes(Path file, byte[] content, List<ChannelFile> others, Settings settings) {
        Mistakes mistakes = new Mistakes();
        YamlNode root = YamlFile.read(new ByteArrayInputStream(content), file, mistakes);
        if (root.isMissing() && mistakes.all().isEmpty()) {
            root.mistake("the file is empty", "write a channel into it, or delete it");
        }
        if (!mistakes.all().isEmpty()) {
            return mistakes.all();
        }
        Known camel = known();
        camel.schema().check(root);
        RouteRules rules = new RouteRules(camel.catalog());
        Check.ownRoutes(settings, new Mistakes()).forEach(rules::learn);
        List<ChannelFile> all = new ArrayList<>(others);
        if (root.isList()) {
            for (ChannelFile channel : ChannelFile.of(root)) {
                Check.check(channel, root, settings, rules);
                all.add(channel);
            }
        }
        ChannelFiles.judge(all, settings::find, mistakes);
        return Check.sorted(mistakes).stream()
                .filter(mistake -> mistake.file().equals(file))
                .toList();
    }

    private Known known() {
        Known camel = known.get();
        if (camel == null) {
            camel = new Known(new RouteSchema(), RouteRules.ours());
            known = new SoftReference<>(camel);
        }
        return camel;
    }
}
