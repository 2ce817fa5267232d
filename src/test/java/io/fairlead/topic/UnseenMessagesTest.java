package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.topic.Evaluation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The shipped model on messages that it was not trained on: topic, language, channel, text, and {@code hard} where key
 * words mislead. The floors lie a little below what was measured.
 */
class UnseenMessagesTest {
    private static final List<Said> UNSEEN = said();

    @Test
    void none_of_them_is_among_the_examples() throws IOException {
        List<String> learnt = Examples.read(Path.of("src/main/resources/topics")).all().stream()
                .map(Examples.Example::text)
                .toList();

        assertThat(UNSEEN).extracting(Said::text).doesNotContainAnyElementsOf(learnt);
    }

    @Test
    void most_topics_are_told_and_nearly_all_of_those_that_it_is_sure_of() {
        assertThat(of(said -> true).accuracy()).isGreaterThan(0.88);
        assertThat(of(Said::hard).accuracy()).isGreaterThan(0.7);
        assertThat(of(said -> true).accuracyOfMostConfident(0.8)).isGreaterThan(0.95);
    }

    @Test
    void no_language_is_lost() {
        assertThat(of(said -> said.language().equals("zh")).accuracy()).isGreaterThan(0.88);
        assertThat(of(said -> said.language().equals("en")).accuracy()).isGreaterThan(0.84);
        assertThat(of(said -> !List.of("zh", "en").contains(said.language())).accuracy())
                .isGreaterThan(0.8);
    }

    @Test
    void a_stated_confidence_is_what_comes_true() {
        assertThat(of(said -> true).calibrationError()).isLessThan(0.08);
        assertThat(of(said -> said.outcome().confidence() >= 0.95).accuracy()).isGreaterThan(0.93);
    }

    @Test
    void what_is_called_unsure_is_mostly_wrong_or_a_toss_up() {
        double unsureBelow = TrainedModel.shipped().unsureBelow();
        Evaluation unsure = of(said -> said.outcome().confidence() < unsureBelow);

        assertThat(unsure.outcomes().size()).isLessThan(UNSEEN.size() / 8);
        assertThat(unsure.accuracy()).isLessThan(0.6);
    }

    private static Evaluation of(Predicate<Said> which) {
        return new Evaluation(UNSEEN.stream().filter(which).map(Said::outcome).toList());
    }

    private static List<Said> said() {
        ModelVerdicts verdicts = new ModelVerdicts(ModelFile.shipped().model());
        try {
            return Files.readAllLines(Path.of("src/test/resources/topics/unseen.tsv")).stream()
                    .map(line -> line.split("\t"))
                    .map(columns -> {
                        Verdict verdict = verdicts.decide(CutText.of(columns[3]));
                        return new Said(
                                columns[1],
                                columns[3],
                                columns.length > 4,
                                new Outcome(columns[0], verdict.topic(), verdict.confidence()));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Said(String language, String text, boolean hard, Outcome outcome) {}
}
