package io.fairlead.deploy;

import io.fairlead.LiveSettings;
import io.fairlead.LiveStages;
import io.fairlead.Settings;
import io.fairlead.Stages;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.check.ChannelCheck;
import io.fairlead.check.Check;
import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.web.Turnstile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed files into the running router: channel files one by one, the rest of {@code config/} as a whole. Each is
 * checked first as {@code fairlead check} does; a broken one is refused with its mistakes, and the old one goes on.
 */
public final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** The look, some seconds after the start, at which what is slow to read is read: the first change shall not wait. */
    private static final int WARM_UP = 30;

    private final Path config;
    private final Path routes;
    private final LiveSettings settings;
    private final LiveStages stages;
    private final Function<Mistakes, Stages> read;
    private final ChannelDirectory channels;
    private final WatchedFiles watched;
    private final Consumer<ChannelFile> changed;
    private final ChannelCheck check = new ChannelCheck();
    private final Refused refused = new Refused();
    private final Set<String> nextStart = new ConcurrentSkipListSet<>();
    private CamelContext camel;
    private ChannelRoutes running;
    private int looks;

    /**
     * @param read reads all of {@code config/} anew
     * @param changed is told of each channel that runs anew
     */
    public Reload(
            LiveSettings settings,
            LiveStages stages,
            Function<Mistakes, Stages> read,
            ChannelDirectory channels,
            Consumer<ChannelFile> changed) {
        this.config = settings.now().folder("fairlead.config");
        this.routes = settings.now().folder("fairlead.routes");
        this.settings = settings;
        this.stages = stages;
        this.read = read;
        this.channels = channels;
        this.changed = changed;
        this.watched = new WatchedFiles(List.of(config, routes));
    }

    /**
     * Starts the channels; from now on changes are looked for.
     *
     * @param meantToRun false for a channel that somebody has stopped
     * @throws IllegalStateException in one sentence, when a channel cannot be started
     */
    public void start(CamelContext context, Turnstile turnstile, Predicate<String> meantToRun) {
        this.camel = context;
        this.running = new ChannelRoutes(context, turnstile, settings::find, meantToRun);
        for (Path file : files()) {
            try {
                running.run(file, Files.readAllBytes(file), of(file));
            } catch (Exception e) {
                throw new IllegalStateException(file + " cannot be started: " + rootMessage(e), e);
            }
        }
    }

    /** Looks for changes and takes them in; called a few times a second. */
    public synchronized void look() {
        if (running == null) {
            return;
        }
        if (looks++ == WARM_UP) {
            check.prepare();
        }
        Set<Path> changes = watched.changes();
        if (changes.remove(properties())) {
            reloadSettings();
        }
        if (changes.stream().anyMatch(this::isOfStages)) {
            reloadStages();
        }
        Set<Path> files = new TreeSet<>();
        changes.stream().filter(this::isOfChannels).forEach(files::add);
        if (!files.isEmpty()) {
            // What was refused may be right now that another file has changed.
            refused.places().stream().filter(this::isOfChannels).forEach(files::add);
            files.forEach(this::reloadChannels);
        }
        changes.stream()
                .filter(file -> file.startsWith(routes) && !isOfChannels(file))
                .forEach(file -> atNextStart(file.toString()));
    }

    /** Every mistake for which a change was refused, by file. */
    public List<Mistake> mistakes() {
        return refused.all();
    }

    /** Why the newest version of a channel's file was refused; empty when it was not. */
    public List<Mistake> mistakesIn(Path file) {
        return refused.of(file);
    }

    /** Channel files that were refused and of which no older version runs. */
    public List<Path> refusedWhole() {
        return refused.places().stream()
                .filter(file -> isOfChannels(file) && of(file).isEmpty())
                .toList();
    }

    /** What has changed and takes effect only at the next start: settings and files. */
    public List<String> nextStart() {
        return List.copyOf(nextStart);
    }

    private void reloadSettings() {
        Settings before = settings.now();
        Settings newer;
        try {
            newer = before.again();
        } catch (IllegalStateException e) {
            refused.refuse(properties(), e.getMessage(), "");
            return;
        }
        List<Mistake> mistakes = Check.settings(newer, channels.all());
        if (!mistakes.isEmpty()) {
            refused.refuse(properties(), mistakes);
            return;
        }
        refused.accept(properties());
        settings.become(newer);
        camel.getPropertiesComponent().setOverrideProperties(newer.all());
        files().forEach(file -> running.content(file).ifPresent(content -> run(file, content, of(file))));
        Set<String> live = channels.all().stream()
                .flatMap(channel -> channel.references().stream())
                .collect(Collectors.toSet());
        // These are asked for at each delivery.
        live.addAll(stages.now().endpoints().references());
        difference(before.all(), newer.all()).stream()
                .filter(key -> !live.contains(key))
                .forEach(this::atNextStart);
    }

    private void reloadStages() {
        Mistakes mistakes = new Mistakes();
        Stages newer = read.apply(mistakes);
        if (mistakes.all().isEmpty()) {
            become(newer);
        } else {
            refused.refuse(config, mistakes.all());
        }
    }

    private void become(Stages newer) {
        try {
            stages.become(newer);
        } catch (IllegalStateException e) {
            refused.refuse(config, e.getMessage(), "save one of its files again when that is over");
            return;
        }
        refused.accept(config);
        LOG.info("{} is read anew; messages from now on are taken by it", config);
    }

    private void reloadChannels(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            List<ChannelFile> others = channels.all().stream()
                    .filter(channel -> !channel.file().equals(file))
                    .toList();
            List<Mistake> mistakes = check.mistakes(file, content, others, settings.now());
            if (mistakes.isEmpty()) {
                run(
                        file,
                        content,
                        ChannelFile.of(YamlFile.read(new ByteArrayInputStream(content), file, new Mistakes())));
            } else {
                refused.refuse(file, mistakes);
            }
        } catch (NoSuchFileException e) {
            remove(file);
        } catch (IOException e) {
            refused.refuse(file, "cannot be read", "check that it may be read");
        }
    }

    private void run(Path file, byte[] content, List<ChannelFile> now) {
        try {
            boolean anew = running.run(file, content, now);
            refused.accept(file);
            channels.replace(file, now);
            if (anew) {
                now.forEach(changed);
                LOG.info("{} is taken in: {}", file, names(now));
            }
        } catch (Exception e) {
            refused.refuse(file, "cannot be started: " + rootMessage(e), "");
        }
    }

    private void remove(Path file) {
        try {
            running.stop(file);
            refused.accept(file);
            LOG.info("{} is gone, and its channels with it: {}", file, names(of(file)));
            channels.replace(file, List.of());
        } catch (Exception e) {
            refused.refuse(file, "its channels cannot be stopped: " + rootMessage(e), "");
        }
    }

    private void atNextStart(String what) {
        if (nextStart.add(what)) {
            LOG.warn("{} has changed; that takes effect at the next start", what);
        }
    }

    private Path properties() {
        return config.resolve("application.properties");
    }

    private boolean isOfStages(Path file) {
        return file.startsWith(config)
                && !file.startsWith(config.resolve("grafana"))
                && !file.toString().endsWith(".json");
    }

    private boolean isOfChannels(Path file) {
        return routes.resolve("channels").equals(file.getParent())
                && file.toString().endsWith(".camel.yaml");
    }

    private Set<Path> files() {
        return channels.all().stream().map(ChannelFile::file).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<ChannelFile> of(Path file) {
        return channels.all().stream()
                .filter(channel -> channel.file().equals(file))
                .toList();
    }

    private static String names(List<ChannelFile> channels) {
        return channels.stream().map(ChannelFile::name).collect(Collectors.joining(", "));
    }

    private static Set<String> difference(Properties one, Properties other) {
        Set<String> keys = new TreeSet<>(one.stringPropertyNames());
        keys.addAll(other.stringPropertyNames());
        keys.removeIf(key -> one.getProperty(key, "").equals(other.getProperty(key, "")));
        return keys;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    }
}
