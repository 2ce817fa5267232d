package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.topic.Examples.Example;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
    @TempDir
    Path dir;

    @Test
    void the_shipped_model_was_made_of_the_shipped_examples() throws IOException {
        assertThat(TrainedModel.shipped().examplesHash())
                .as("train anew: fairlead topics train --data src/main/resources/topics --model"
                        + " src/main/resources/topics/default.model --force")
                .isEqualTo(Examples.read(Path.of("src/main/resources/topics")).hash());
    }

    @Test
    void the_same_examples_and_seed_give_the_same_bytes() {
        assertThat(TrainedModel.train(fruit(), 3).bytes())
                .isEqualTo(TrainedModel.train(fruit(), 3).bytes());
    }

    @Test
    void a_model_read_back_says_the_same() throws IOException {
        TrainedModel trained = TrainedModel.train(fruit(), 1);
        ModelFile read = ModelFile.read(new ByteArrayInputStream(trained.bytes()));

        for (String text : List.of("a ripe red apple", "the yellow banana peel", "something else")) {
            assertThat(read.model().probabilities(Features.of(text)))
                    .isEqualTo(trained.file().model().probabilities(Features.of(text)));
        }
        assertThat(read.card()).isEqualTo(trained.file().card());
    }

    @Test
    void what_was_learnt_is_told_and_the_figures_add_up() {
        TrainedModel trained = TrainedModel.train(fruit(), 1);
        Evaluation evaluation = trained.evaluate(new Examples(
                List.of(new Example("apple", "red apple pie"), new Example("banana", "yellow banana bread"))));

        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(trained.scores().get("accuracy")).isGreaterThan(0.9);
    }

    @Test
    void what_is_tested_with_is_not_learnt() {
        Examples tests = new Examples(List.of(new Example("apple", "a red apple in the kitchen")));

        assertThat(fruit().without(tests).all())
                .hasSize(fruit().all().size() - 1)
                .doesNotContainAnyElementsOf(tests.all());
    }

    @Test
    void a_file_that_is_no_model_is_named_as_such() throws IOException {
        Path file = Files.writeString(dir.resolve("x.model"), "just text, long enough");

        assertThatThrownBy(() -> TrainedModel.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a topic model");
    }

    @Test
    void a_line_without_a_topic_is_named_by_file_and_line() throws IOException {
        Path file = Files.writeString(dir.resolve("x.tsv"), "apple\tred\nno tab here\n");

        assertThatThrownBy(() -> Examples.read(file)).hasMessageContaining("x.tsv:2");
    }

    static Examples fruit() {
        List<Example> examples = new ArrayList<>();
        String[] places = {"kitchen", "market", "garden", "school", "office", "train", "street", "shop", "farm", "park"
        };
        for (String place : places) {
            examples.add(new Example("apple", "a red apple in the " + place));
            examples.add(new Example("banana", "one yellow banana at the " + place));
            examples.add(new Example("apple", place + " sells apple cider"));
            examples.add(new Example("banana", place + " sells banana bread"));
        }
        return new Examples(examples);
    }
}
