package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDetectorsTest {
    @TempDir
    private Path folder;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void an_own_detector_finds_its_pattern_beside_its_words() throws IOException {
        List<OwnDetector> own = read(
                "  - {name: VOUCHER, pattern: 'GC-[A-Z0-9]{8}', context: [gift card], find: ['gift card «GC-AAAA1111»'], ignore: ['part GC-AAAA1111']}");

        assertThat(mistakes.all()).isEmpty();
        assertThat(new Scanner(Brands.none(), own).scan("Gift card: GC-BBBB2222!"))
                .containsExactly(new Span("VOUCHER", 11, 22));
    }

    @Test
    void one_without_examples_is_a_mistake_with_its_line() throws IOException {
        read("  - {name: VOUCHER, pattern: 'GC'}");

        assertThat(mistakes.all()).extracting(Mistake::line).containsExactly(2);
    }

    @Test
    void one_that_misses_its_own_example_or_finds_what_it_must_ignore_is_a_mistake() throws IOException {
        read("  - {name: VOUCHER, pattern: 'GC', find: ['«XX»'], ignore: ['a GC']}");

        assertThat(mistakes.all())
                .extracting(Mistake::what)
                .containsExactly(
                        "the detector does not find its own example", "the detector finds what it must ignore");
    }

    @Test
    void look_around_is_refused_because_re2_has_none() throws IOException {
        read("  - {name: VOUCHER, pattern: '(?=a)b', find: ['«b»'], ignore: [c]}");

        assertThat(mistakes.all())
                .extracting(Mistake::what)
                .first()
                .asString()
                .startsWith("the pattern is no RE2 pattern");
    }

    private List<OwnDetector> read(String detectors) throws IOException {
        Path file = Files.writeString(folder.resolve("guard.yaml"), "detectors:\n" + detectors + "\n");
        return OwnDetectors.read(file, mistakes);
    }
}
