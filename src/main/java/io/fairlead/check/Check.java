package io.fairlead.check;

import io.fairlead.Settings;
import io.fairlead.Stages;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.ChannelFiles;
import io.fairlead.channel.email.MailboxRules;
import io.fairlead.channel.telegram.GroupRules;
import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads configuration and route files, starts nothing, connects to nothing, and lists each mistake. */
public final class Check {
    private static final String BODY_SIZE = "camel.server.maxBodySize";

    private Check() {}

    /** Every mistake in all of {@code config/} and {@code routes/}, sorted by file and line. */
    public static List<Mistake> everything(Settings settings) {
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(settings.folder("fairlead.config"), mistakes);
        if (settings.text(BODY_SIZE).matches("\\d{1,9}")) {
            stages.forms()
                    .mustFit(settings.folder("fairlead.config").resolve("forms"), settings.number(BODY_SIZE), mistakes);
        }
        stages.noticeTexts().mustBeComplete(mistakes);
        stages.endpoints().check(settings::find);
        SettingsRules.check(settings, mistakes);
        RouteSchema schema = new RouteSchema();
        RouteRules rules = new RouteRules();
        stages.endpoints().camelOnes().forEach(rules.components()::checkTarget);
        for (YamlNode root : ownRoutes(settings, mistakes)) {
            schema.check(root);
            rules.checkRoutes(root);
        }
        Path folder = settings.folder("fairlead.routes").resolve("channels");
        if (Files.isDirectory(folder)) {
            Map<Path, YamlNode> roots = new HashMap<>();
            for (ChannelFile channel : ChannelFiles.read(folder, settings::find, mistakes)) {
                YamlNode root = roots.computeIfAbsent(channel.file(), file -> {
                    YamlNode read = YamlFile.read(file, mistakes);
                    schema.check(read);
                    return read;
                });
                check(channel, root, settings, rules);
            }
        }
        return sorted(mistakes);
    }

    /** Every mistake in {@code config/application.properties}, and every channel that it leaves half set. */
    public static List<Mistake> settings(Settings settings, List<ChannelFile> channels) {
        Mistakes mistakes = new Mistakes();
        SettingsRules.check(settings, mistakes);
        ChannelFiles.judge(channels, settings::find, mistakes);
        return sorted(mistakes);
    }

    static void check(ChannelFile channel, YamlNode root, Settings settings, RouteRules rules) {
        rules.checkChannel(channel, root, settings::find);
        MailboxRules.check(channel, settings::find);
        GroupRules.check(channel, settings::find);
    }

    static List<YamlNode> ownRoutes(Settings settings, Mistakes mistakes) {
        Path routes = settings.folder("fairlead.routes");
        List<YamlNode> roots = new ArrayList<>();
        for (Path folder : List.of(routes, routes.resolve("templates"))) {
            ChannelFiles.yamlFiles(folder, mistakes).forEach(file -> roots.add(YamlFile.read(file, mistakes)));
        }
        return roots;
    }

    static List<Mistake> sorted(Mistakes mistakes) {
        return mistakes.all().stream()
                .distinct()
                .sorted(Comparator.comparing((Mistake mistake) -> mistake.file().toString())
                        .thenComparingInt(Mistake::line))
                .toList();
    }
}
