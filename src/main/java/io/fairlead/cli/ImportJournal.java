package io.fairlead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an import came, file by file, so that the same command goes on where it was stopped. It is forgotten when the
 * import is done; a file that has changed since is read anew, because repeats are harmless.
 */
final class ImportJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ImportJournal(Path file) {
        this.file = file;
    }

    static ImportJournal open(Path file) throws IOException {
        ImportJournal journal = new ImportJournal(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                journal.remember(line);
            }
        }
        return journal;
    }

    /** How far this file was read, as long as it is the same as it was then. */
    Entry of(Path archive) throws IOException {
        Entry known = entries.get(archive.toString());
        String state = state(archive);
        return known != null && known.state().equals(state) ? known : new Entry(state, 0, false, new TreeMap<>());
    }

    void note(Path archive, Entry entry) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("file", archive.toString())
                .put("state", entry.state())
                .put("messages", entry.messages())
                .put("done", entry.done());
        ObjectNode outcomes = line.putObject("outcomes");
        entry.outcomes().forEach(outcomes::put);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private void remember(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            Map<String, Integer> outcomes = new TreeMap<>();
            node.path("outcomes")
                    .properties()
                    .forEach(outcome ->
                            outcomes.put(outcome.getKey(), outcome.getValue().asInt()));
            entries.put(
                    node.path("file").asText(),
                    new Entry(
                            node.path("state").asText(),
                            node.path("messages").asInt(),
                            node.path("done").asBoolean(),
                            outcomes));
        } catch (IOException e) {
            // The last line of a run that was killed: what it said is done again.
            return;
        }
    }

    private static String state(Path archive) throws IOException {
        return Files.size(archive) + " " + Files.getLastModifiedTime(archive).toMillis();
    }

    /**
     * @param state size and time of change, to tell whether the file is the same
     * @param messages how many of its messages were taken in
     */
    record Entry(String state, int messages, boolean done, Map<String, Integer> outcomes) {}
}
