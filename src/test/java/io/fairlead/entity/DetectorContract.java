package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every detector must hold to: no type without examples, exact spans, silence on what is none. */
interface DetectorContract {
    /** An example: what stands in it, with exact spans; none for a text that must be ignored. */
    record Example(String type, String text, List<Span> spans) {}

    Scanner scanner();

    Set<String> types();

    List<Example> toFind();

    List<Example> toIgnore();

    /** Whole messages with everything in them marked, many with nothing. */
    List<Example> messages();

    @Test
    default void every_type_has_examples_that_must_be_found() {
        assertThat(toFind().stream().map(Example::type).collect(Collectors.toSet()))
                .containsAll(types());
    }

    @Test
    default void every_example_is_found_with_its_exact_span() {
        assertThat(toFind())
                .filteredOn(example -> !of(example.type(), example.text()).equals(example.spans()))
                .isEmpty();
    }

    @Test
    default void in_whole_messages_everything_that_is_marked_is_found_and_nothing_else() {
        assertThat(messages())
                .hasSizeGreaterThan(1000)
                .filteredOn(message -> !scanner().scan(message.text()).equals(message.spans()))
                .isEmpty();
    }

    @Test
    default void nothing_to_warn_of_is_found_in_what_must_be_ignored() {
        assertThat(toIgnore())
                .filteredOn(example -> scanner().scan(example.text()).stream()
                        .anyMatch(span -> !Set.of("TX_HASH", "CRYPTO_ADDRESS").contains(span.type())))
                .isEmpty();
    }

    @Test
    default void a_zero_width_character_in_front_does_not_move_the_span() {
        assertThat(toFind())
                .filteredOn(example -> !of(example.type(), "\u200b" + example.text())
                        .equals(example.spans().stream()
                                .map(span -> new Span(span.type(), span.start() + 1, span.end() + 1))
                                .toList()))
                .isEmpty();
    }

    private List<Span> of(String type, String text) {
        return scanner().scan(text).stream()
                .filter(span -> span.type().equals(type))
                .toList();
    }
}
