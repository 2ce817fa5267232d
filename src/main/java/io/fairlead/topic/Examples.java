package io.fairlead.topic;

import io.fairlead.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labelled messages to learn from: lines of {@code topic<TAB>text}; equal texts of one topic count once. */
public record Examples(List<Example> all) {
    public Examples {
        all = List.copyOf(all);
    }

    /** One message and the topic that a team lead would send it to. */
    public record Example(String topic, String text) {}

    /** Reads a TSV file, or every {@code *.tsv} of a directory in the order of their names. */
    public static Examples read(Path path) throws IOException {
        List<Example> all = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            all.addAll(lines(Files.readString(path), path.toString()));
            return new Examples(all.stream().distinct().toList());
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                all.addAll(lines(Files.readString(file), file.toString()));
            }
        }
        return new Examples(all.stream().distinct().toList());
    }

    private static List<Example> lines(String tsv, String name) throws IOException {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : tsv.split("\r?\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", 3);
            if (columns.length < 2 || columns[0].isBlank() || columns[1].isBlank()) {
                throw new IOException(name + ":" + number + ": not 'topic<TAB>text'; write one message a line");
            }
            examples.add(new Example(columns[0].strip(), columns[1].strip()));
        }
        return examples;
    }

    /** Those whose text is in none of the others: what is tested with must not have been learnt. */
    public Examples without(Examples others) {
        Set<String> texts = others.all.stream().map(Example::text).collect(Collectors.toSet());
        return new Examples(
                all.stream().filter(example -> !texts.contains(example.text())).toList());
    }

    /** The topics that occur, sorted. */
    public List<String> topics() {
        return all.stream().map(Example::topic).distinct().sorted().toList();
    }

    /** SHA-256 of what was read, by which a model names the examples it was made of. */
    public String hash() {
        StringBuilder read = new StringBuilder();
        all.forEach(example ->
                read.append(example.topic()).append('\t').append(example.text()).append('\n'));
        return Sha256.of(read.toString());
    }
}
