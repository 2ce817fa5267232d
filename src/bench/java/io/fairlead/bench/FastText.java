package io.fairlead.bench;

import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Debian's {@code fasttext}: words, pairs of them and character 2–5-grams; Chinese characters are words. */
final class FastText implements Contender {
    private static final String LABEL = "__label__";

    @Override
    public String name() {
        return "fasttext";
    }

    @Override
    public Run run(List<Example> train, List<Example> test) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fasttext");
        List<String> labels =
                train.stream().map(Example::topic).distinct().sorted().toList();
        Files.write(folder.resolve("train"), lines(train, labels));
        Files.write(folder.resolve("test"), lines(test, labels));
        Files.write(folder.resolve("one"), lines(test.subList(0, 1), labels));
        double training = seconds(
                folder,
                "fasttext supervised -input train -output model -epoch 25 -lr 0.5 -wordNgrams 2 -minn 2 -maxn 5"
                        + " -dim 50 -bucket 200000 -loss softmax -thread 1 -seed 1 -verbose 0");
        double loading = seconds(folder, "fasttext predict-prob model.bin one > said");
        double telling = seconds(folder, "fasttext predict-prob model.bin test > said");
        List<String> said = Files.readAllLines(folder.resolve("said"));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            String[] parts = said.get(i).split(" ");
            boolean silent = parts.length < 2;
            outcomes.add(new Outcome(
                    test.get(i).topic(),
                    silent ? "" : labels.get(Integer.parseInt(parts[0].substring(LABEL.length()))),
                    silent ? 0 : Double.parseDouble(parts[1])));
        }
        return new Run(
                outcomes, training, Math.max(0, telling - loading), Files.size(folder.resolve("model.bin")));
    }

    private static List<String> lines(List<Example> examples, List<String> labels) {
        return examples.stream()
                .map(example -> LABEL + labels.indexOf(example.topic()) + " " + words(example.text()))
                .toList();
    }

    /** Lower case, signs and Chinese characters apart. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(c -> Character.isIdeographic(c) || !Character.isLetterOrDigit(c)
                        ? " " + Character.toString(c) + " "
                        : Character.toString(c))
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Processor's seconds of a command, as the shell's {@code times} tells them of its children. */
    private static double seconds(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command + " && times")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("fasttext: " + told);
        }
        String children = told.substring(told.lastIndexOf('\n') + 1);
        double seconds = 0;
        for (String time : children.split(" ")) {
            String[] parts = time.replace("s", "").split("m");
            seconds += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return seconds;
    }
}
