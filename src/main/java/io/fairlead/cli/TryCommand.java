package io.fairlead.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.MailLimits;
import io.fairlead.Settings;
import io.fairlead.Stages;
import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what would become of messages, with neither database nor network: one JSON line a message. */
@Command(name = "try", description = "Dry run: show the ticket that each message would become.")
final class TryCommand implements Callable<Integer> {
    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "email, telegram or form")
    private String kind;

    @Option(names = "--channel", paramLabel = "NAME", description = "the channel's name; default: try-KIND")
    private String channel;

    @Parameters(paramLabel = "FILE|DIR|-", description = "messages; - or nothing reads standard input")
    private List<String> inputs = List.of("-");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Channel source = channel();
        Settings settings = Settings.read(Path.of(""), System.getenv());
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(settings.folder("fairlead.config"), MailLimits.limits(settings), mistakes);
        mistakes.throwIfAny();
        DryRun run = new DryRun(stages, source, new ObjectMapper());
        PrintWriter out = spec.commandLine().getOut();
        for (String input : inputs) {
            if (input.equals("-")) {
                run.read("-", System.in.readAllBytes()).forEach(out::println);
                continue;
            }
            for (Path file : files(Path.of(input))) {
                run.read(file.toString(), Files.readAllBytes(file)).forEach(out::println);
                out.flush();
            }
        }
        out.flush();
        return 0;
    }

    private Channel channel() {
        try {
            ChannelKind known = ChannelKind.of(kind);
            return new Channel(channel == null ? "try-" + kind : channel, known);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private List<Path> files(Path input) throws IOException {
        if (!Files.exists(input)) {
            throw new ParameterException(spec.commandLine(), "there is no file or folder " + input);
        }
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
