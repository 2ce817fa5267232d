package io.fairlead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Messages to learn from, others to be tested with, and some that belong to no topic, which ought to be told by a low
 * confidence.
 */
record LabelledSplit(List<Example> train, List<Example> test, List<String> strange) {
    private static final int FOLDS = 5;
    private static final long SEED = 1;

    /** Five times four fifths and the rest, of one file or folder of {@code topic<TAB>text}. */
    static List<LabelledSplit> folds(Path data) throws IOException {
        List<Example> shuffled = new ArrayList<>(Examples.read(data).all());
        Collections.shuffle(shuffled, new Random(SEED));
        return IntStream.range(0, FOLDS)
                .mapToObj(fold -> new LabelledSplit(part(shuffled, fold, false), part(shuffled, fold, true), List.of()))
                .toList();
    }

    private static List<Example> part(List<Example> all, int fold, boolean held) {
        return IntStream.range(0, all.size())
                .filter(i -> (i % FOLDS == fold) == held)
                .mapToObj(all::get)
                .toList();
    }

    /** As published: BANKING77's two files of text,category. */
    static LabelledSplit banking(Path train, Path test) throws IOException {
        return new LabelledSplit(csv(Files.readString(train)), csv(Files.readString(test)), List.of());
    }

    /** As published: CLINC150's data_full.json, whose out-of-scope test questions are the strange ones. */
    static LabelledSplit clinc(Path json) throws IOException {
        JsonNode all = new ObjectMapper().readTree(json.toFile());
        return new LabelledSplit(
                pairs(all.get("train")),
                pairs(all.get("test")),
                pairs(all.get("oos_test")).stream().map(Example::text).toList());
    }

    private static List<Example> pairs(JsonNode pairs) {
        List<Example> examples = new ArrayList<>();
        pairs.forEach(
                pair -> examples.add(new Example(pair.get(1).asText(), pair.get(0).asText())));
        return examples;
    }

    /** Lines of text,category behind a head; a text in quotation marks may have commas, lines and doubled marks inside. */
    static List<Example> csv(String csv) {
        List<Example> examples = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(csv.charAt(i++));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    line(cells, examples);
                    cells.clear();
                }
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        line(cells, examples);
        return examples;
    }

    private static void line(List<String> cells, List<Example> examples) {
        if (cells.size() == 2 && !cells.equals(List.of("text", "category"))) {
            examples.add(new Example(cells.get(1), cells.get(0)));
        }
    }
}
