package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void trains_evaluates_and_keeps_a_better_model() throws Exception {
        Path good = Files.writeString(dir.resolve("good.tsv"), lines("red apple", "yellow banana"));
        Path bad = Files.writeString(dir.resolve("bad.tsv"), lines("thing", "thing"));
        Path model = dir.resolve("m.model");

        assertThat(run("train", "--data", good.toString(), "--model", model.toString()))
                .isZero();
        assertThat(run("evaluate", "--data", good.toString(), "--model", model.toString(), "--json"))
                .isZero();
        byte[] before = Files.readAllBytes(model);
        assertThat(run("train", "--data", bad.toString(), "--model", model.toString(), "--test", good.toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("the new model is worse", "--force");
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
        assertThat(run(
                        "train",
                        "--data",
                        bad.toString(),
                        "--model",
                        model.toString(),
                        "--test",
                        good.toString(),
                        "--force"))
                .isZero();
        assertThat(Files.readAllBytes(model)).isNotEqualTo(before);
    }

    @Test
    void evaluate_prints_every_figure_as_json() throws Exception {
        Path data = Files.writeString(dir.resolve("d.tsv"), "account\tforgot my password\nkyc\tpassport refused\n");

        assertThat(run("evaluate", "--data", data.toString(), "--json")).isZero();

        JsonNode report = JSON.readTree(out.toString());
        assertThat(report.get("accuracy").asDouble()).isEqualTo(1.0);
        assertThat(report.get("macro_f1").asDouble()).isEqualTo(1.0);
        assertThat(report.at("/topics/kyc/recall").asDouble()).isEqualTo(1.0);
        assertThat(report.at("/topics/kyc").has("f1")).isTrue();
    }

    @Test
    void what_cannot_be_read_or_written_is_named_in_one_sentence() throws Exception {
        Path data = Files.writeString(dir.resolve("d.tsv"), "account\tforgot my password\nkyc\tpassport refused\n");
        Path broken = Files.writeString(dir.resolve("broken.model"), "x");
        Path json = Files.writeString(dir.resolve("in.jsonl"), "hello\n{\"id\": no\n");
        Path none = dir.resolve("none");

        assertThat(run("evaluate", "--data", none.toString())).isEqualTo(1);
        assertThat(run("evaluate", "--data", data.toString(), "--model", none.toString()))
                .isEqualTo(1);
        assertThat(run("evaluate", "--data", data.toString(), "--model", broken.toString()))
                .isEqualTo(1);
        assertThat(run("classify", json.toString())).isEqualTo(1);
        assertThat(run("train", "--data", data.toString(), "--model", none + "/m.model"))
                .isEqualTo(2);

        assertThat(err.toString().lines())
                .contains(
                        "fairlead: there is no " + none,
                        "fairlead: " + broken + ": not a whole topic model; make one with 'fairlead topics train'",
                        "there is no folder " + none + " to write the model to")
                .anyMatch(line -> line.startsWith("fairlead: line 2 is no JSON: "));
    }

    @Test
    void classify_answers_each_line_in_the_documented_form() throws Exception {
        Path file = Files.writeString(dir.resolve("in.jsonl"), """
                {"id":"a7","text":"提现 300 USDT 昨天到现在没到账","channel":"telegram-dm"}
                forgot my password
                """);

        assertThat(run("classify", file.toString())).isZero();

        String[] lines = out.toString().strip().split("\n");
        JsonNode first = JSON.readTree(lines[0]);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "topic", "confidence", "alternatives", "because", "language", "facts", "missing");
        assertThat(first.get("id").asText()).isEqualTo("a7");
        assertThat(first.get("topic").asText()).isEqualTo("withdrawal");
        assertThat(first.get("language").asText()).isEqualTo("zh-Hans");
        assertThat(first.get("facts").toString())
                .contains("{\"type\":\"amount\",\"value\":\"300\"}", "{\"type\":\"time\",\"value\":\"昨天\"}");
        assertThat(first.get("missing").toString()).contains("account_uid", "order_number|transaction_hash");
        assertThat(JSON.readTree(lines[1]).get("id").asInt()).isEqualTo(2);
    }

    @Test
    void messages_of_other_customers_yield_their_facts_and_what_is_missing() throws Exception {
        Path file = Path.of("src/test/resources/topics/unseen_facts.jsonl");

        assertThat(run("classify", file.toString())).isZero();

        Matched facts = new Matched();
        Matched missing = new Matched();
        String[] answers = out.toString().strip().split("\n");
        for (String line : Files.readAllLines(file)) {
            JsonNode truth = JSON.readTree(line);
            JsonNode said = JSON.readTree(answers[facts.messages++]);
            assertThat(said.get("id")).isEqualTo(truth.get("id"));
            facts.add(found(truth), found(said));
            missing.add(texts(truth.get("missing")), texts(said.get("missing")));
        }
        assertThat(facts.f1()).isGreaterThan(0.95);
        assertThat(missing.f1()).isGreaterThan(0.88);
    }

    /** All but what is false; of a time that is said twice as much, the part counts too. */
    private static List<String> found(JsonNode answer) {
        List<String> facts = new ArrayList<>();
        for (JsonNode fact : answer.get("facts")) {
            boolean said = fact.get("value").isTextual() || fact.get("value").asBoolean();
            boolean asked = !fact.get("type").asText().equals("demand")
                    || answer.get("topic").asText().equals("complaint");
            if (said && asked) {
                facts.add(fact.get("type").asText() + "=" + fact.get("value").asText());
            }
        }
        return facts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static final class Matched {
        private int messages;
        private int right;
        private int said;
        private int truth;

        private void add(List<String> truths, List<String> answers) {
            List<String> open = new ArrayList<>(truths);
            for (String answer : answers) {
                right += open.removeIf(one -> same(one, answer)) ? 1 : 0;
            }
            said += answers.size();
            truth += truths.size();
        }

        private static boolean same(String one, String other) {
            return one.equals(other)
                    || one.startsWith("time=")
                            && other.startsWith("time=")
                            && (one.contains(other.substring(5)) || other.contains(one.substring(5)));
        }

        private double f1() {
            return 2.0 * right / (said + truth);
        }
    }

    private int run(String... arguments) {
        return Fairlead.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        Stream.concat(Stream.of("topics"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String lines(String one, String other) {
        StringBuilder lines = new StringBuilder();
        for (String place : "kitchen market garden school office train street shop farm park".split(" ")) {
            lines.append("a\tthe ").append(one).append(" in the ").append(place).append('\n');
            lines.append("b\tthe ")
                    .append(other)
                    .append(" in the ")
                    .append(place)
                    .append('\n');
        }
        return lines.toString();
    }
}
