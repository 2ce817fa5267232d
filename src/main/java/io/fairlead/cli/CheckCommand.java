package io.fairlead.cli;

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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads all configuration and every route file, starts nothing, connects to nothing, and lists each mistake. */
@Command(name = "check", description = "Check config/ and routes/; prints file:line: what is wrong; how to mend it.")
final class CheckCommand implements Callable<Integer> {
    private static final String BODY_SIZE = "camel.server.maxBodySize";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.read(Path.of(""), System.getenv());
        List<Mistake> mistakes = check(settings);
        PrintWriter out = spec.commandLine().getOut();
        mistakes.forEach(out::println);
        if (mistakes.isEmpty()) {
            out.println("No mistakes found.");
            return 0;
        }
        spec.commandLine().getErr().println(mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes");
        return 1;
    }

    /** Every mistake, sorted by file and line. */
    static List<Mistake> check(Settings settings) {
        Mistakes mistakes = new Mistakes();
        Path routes = settings.folder("fairlead.routes");
        Stages stages = Stages.read(settings.folder("fairlead.config"), mistakes);
        if (settings.text(BODY_SIZE).matches("\\d{1,9}")) {
            stages.forms()
                    .mustFit(settings.folder("fairlead.config").resolve("forms"), settings.number(BODY_SIZE), mistakes);
        }
        stages.noticeTexts().mustBeComplete(mistakes);
        SettingsRules.check(settings, mistakes);
        RouteSchema schema = new RouteSchema();
        RouteRules rules = new RouteRules();
        for (Path folder : List.of(routes, routes.resolve("templates"))) {
            for (Path file : ChannelFiles.yamlFiles(folder, mistakes)) {
                YamlNode root = YamlFile.read(file, mistakes);
                schema.check(root);
                rules.checkRoutes(root);
            }
        }
        Path folder = routes.resolve("channels");
        if (Files.isDirectory(folder)) {
            Map<Path, YamlNode> roots = new HashMap<>();
            for (ChannelFile channel : ChannelFiles.read(folder, settings::find, mistakes)) {
                YamlNode root = roots.computeIfAbsent(channel.file(), file -> {
                    YamlNode read = YamlFile.read(file, mistakes);
                    schema.check(read);
                    return read;
                });
                rules.checkChannel(channel, root, settings::find);
                MailboxRules.check(channel, settings::find);
                GroupRules.check(channel, settings::find);
            }
        }
        return mistakes.all().stream()
                .distinct()
                .sorted(Comparator.comparing((Mistake mistake) -> mistake.file().toString())
                        .thenComparingInt(Mistake::line))
                .toList();
    }
}
