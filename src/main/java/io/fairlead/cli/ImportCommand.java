package io.fairlead.cli;

import io.fairlead.Backfill;
import io.fairlead.MailLimits;
import io.fairlead.Settings;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.ChannelFiles;
import io.fairlead.channel.file.Archive;
import io.fairlead.channel.file.OpenArchive;
import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an archive of old messages into the queue; the same command again goes on, or finds nothing but duplicates. */
@Command(
        name = "import",
        description = "Take in old messages: .eml files, mbox, Maildir, JSON lines. Nobody is sent anything.")
final class ImportCommand implements Callable<Integer> {
    private static final int NOTE_EVERY = 200;

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "NAME",
            description = "a mail channel's name, so that what was fetched already is found; or a new name")
    private String name;

    @Option(names = "--dry-run", description = "Read everything, store nothing.")
    private boolean dry;

    @Parameters(arity = "1..*", paramLabel = "DIR|MBOX|FILE", description = "folders and files")
    private List<Path> places;

    @Spec
    private CommandSpec spec;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int messages;

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.read(Path.of(""), System.getenv());
        Channel channel = channel(settings);
        Archive archive = new Archive(MailLimits.limits(settings).size());
        List<Path> files = files(archive);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        ImportProgress progress = new ImportProgress(spec.commandLine().getErr(), System.console() != null, bytes);
        ImportJournal journal = ImportJournal.open(
                settings.folder("fairlead.data").resolve("import").resolve(name + ".jsonl"));
        try (Backfill backfill = dry ? Backfill.dry(settings) : Backfill.open(settings)) {
            long before = 0;
            for (Path file : files) {
                take(archive, file, channel, backfill, journal, progress, before);
                before += Files.size(file);
            }
            if (!dry) {
                journal.forget();
            }
        } finally {
            progress.end();
        }
        tell(files.size());
        return outcomes.getOrDefault("quarantined", 0) == 0 ? 0 : 1;
    }

    private void take(
            Archive archive,
            Path file,
            Channel channel,
            Backfill backfill,
            ImportJournal journal,
            ImportProgress progress,
            long before)
            throws IOException {
        ImportJournal.Entry known = journal.of(file);
        Map<String, Integer> ofFile = new TreeMap<>(known.outcomes());
        if (!dry) {
            known.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
            messages += known.messages();
            if (known.done()) {
                return;
            }
        }
        int taken = 0;
        try (OpenArchive open = new OpenArchive(archive.open(file), channel, Clock.systemUTC())) {
            while (open.hasNext()) {
                Inbound inbound = open.next();
                taken++;
                if (!dry && taken <= known.messages()) {
                    continue;
                }
                String outcome = backfill.take(inbound);
                outcomes.merge(outcome, 1, Integer::sum);
                ofFile.merge(outcome, 1, Integer::sum);
                messages++;
                progress.show(before + open.position(), messages);
                if (!dry && taken % NOTE_EVERY == 0) {
                    journal.note(file, new ImportJournal.Entry(known.state(), taken, false, ofFile));
                }
            }
        }
        if (!dry) {
            journal.note(file, new ImportJournal.Entry(known.state(), taken, true, ofFile));
        }
    }

    private void tell(int files) {
        PrintWriter out = spec.commandLine().getOut();
        StringBuilder line = new StringBuilder();
        line.append(dry ? "would take in " : "took in ")
                .append(messages)
                .append(messages == 1 ? " message of " : " messages of ")
                .append(files)
                .append(files == 1 ? " file: " : " files: ");
        List<String> sums = new ArrayList<>();
        outcomes.forEach((outcome, times) -> sums.add(times + " " + outcome));
        out.println(line.append(sums.isEmpty() ? "nothing" : String.join(", ", sums)));
        if (outcomes.containsKey("quarantined")) {
            spec.commandLine()
                    .getErr()
                    .println(outcomes.get("quarantined")
                            + " could not be read; each stands in quarantine with its reason");
        }
        out.flush();
    }

    private List<Path> files(Archive archive) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new ParameterException(spec.commandLine(), "there is no file or folder " + place);
            }
            files.addAll(archive.files(place.toAbsolutePath().normalize()));
        }
        return files;
    }

    private Channel channel(Settings settings) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new ParameterException(
                    spec.commandLine(), "a channel is named with small letters, digits and '-', not '" + name + "'");
        }
        Path folder = settings.folder("fairlead.routes").resolve("channels");
        String kind = ChannelFiles.read(folder, settings::find, new Mistakes()).stream()
                .filter(file -> file.name().equals(name))
                .map(ChannelFile::kind)
                .findFirst()
                .orElse("file");
        if (!List.of("email", "file").contains(kind)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + name + "' is a " + kind + " channel; take a mail channel, or a new name");
        }
        return new Channel(name, ChannelKind.of(kind));
    }
}
