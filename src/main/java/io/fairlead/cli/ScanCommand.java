package io.fairlead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.config.ConfigException;
import io.fairlead.config.Mistakes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead scan}: sensitive data in texts, one JSON line out for each in; a plain text is one text altogether. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Finds sensitive data in texts: JSON lines {\"id\",\"text\"} or plain text in, JSON lines out.")
public final class ScanCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "-", description = "A file, or - for standard input.")
    private String file = "-";

    @Option(names = "--config", defaultValue = "config", description = "Folder with guard.yaml and brands.yaml.")
    private Path config = Path.of("config");

    @Option(names = "--stats", description = "Counts and speed on standard error at the end.")
    private boolean stats;

    private final Map<String, Long> kinds = new TreeMap<>();
    private long texts;
    private long bytes;
    private long warned;

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        try {
            Mistakes mistakes = new Mistakes();
            TextScan scan = TextScan.read(config, mistakes);
            mistakes.throwIfAny();
            try (BufferedReader in = open()) {
                // UTF-8 whatever the terminal's character set is: JSON knows no other.
                Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
                read(in, out, scan);
                out.flush();
            }
        } catch (ConfigException | IOException e) {
            error().println(e instanceof NoSuchFileException ? "there is no file " + file : e.getMessage());
            return 1;
        }
        if (stats) {
            report(System.nanoTime() - begun);
        }
        return 0;
    }

    private BufferedReader open() throws IOException {
        InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** JSON lines are known by their first line; everything else is one text, named by its file. */
    private void read(BufferedReader in, Writer out, TextScan scan) throws IOException {
        String first = in.readLine();
        if (first == null) {
            return;
        }
        if (object(first) == null) {
            StringBuilder text = new StringBuilder(first);
            char[] chunk = new char[1 << 16];
            int n = in.read(chunk);
            if (n >= 0) {
                text.append('\n');
            }
            for (; n >= 0; n = in.read(chunk)) {
                text.append(chunk, 0, n);
            }
            scan(file.equals("-") ? "-" : Path.of(file).getFileName().toString(), text.toString(), out, scan);
            return;
        }
        int line = 0;
        for (String next = first; next != null; next = in.readLine()) {
            line++;
            if (next.isBlank()) {
                continue;
            }
            JsonNode object = object(next);
            if (object == null) {
                throw new IOException("line " + line + " is not a JSON object with \"text\"");
            }
            scan(
                    object.path("id").asText(String.valueOf(line)),
                    object.get("text").asText(),
                    out,
                    scan);
        }
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node != null && node.isObject() && node.path("text").isTextual() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void scan(String id, String text, Writer out, TextScan scan) throws IOException {
        TextScan.Scanned scanned = scan.scan(text);
        ObjectNode line = JSON.createObjectNode().put("id", id);
        int at = 0;
        int points = 0;
        for (var span : scanned.spans()) {
            points += text.codePointCount(at, span.start());
            int end = points + text.codePointCount(span.start(), span.end());
            line.withArray("spans")
                    .addObject()
                    .put("start", points)
                    .put("end", end)
                    .put("type", span.type());
            points = end;
            at = span.end();
            kinds.merge(span.type(), 1L, Long::sum);
        }
        line.withArray("spans");
        line.put("warn", scanned.warn()).put("masked", scanned.masked());
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
        texts++;
        bytes += stats ? text.getBytes(StandardCharsets.UTF_8).length : 0;
        warned += scanned.warn() ? 1 : 0;
    }

    private void report(long nanos) {
        double seconds = nanos / 1e9;
        error().printf(
                        "%d texts, %d warned about, %.1f MB in %.2f s (%.1f MB/s)%n",
                        texts, warned, bytes / 1e6, seconds, bytes / 1e6 / seconds);
        kinds.forEach((kind, n) -> error().printf("%8d %s%n", n, kind));
    }

    private PrintWriter error() {
        return spec.commandLine().getErr();
    }
}
