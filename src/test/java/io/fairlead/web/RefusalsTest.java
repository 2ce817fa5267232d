package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.testkit.SteppingClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final Refusals refusals = new Refusals(new SteppingClock());

    @Test
    void what_comes_from_one_address_for_one_reason_is_one_line() {
        for (int i = 0; i < 1_000; i++) {
            refusals.count("support-form", "form", "flood", "203.0.113.7");
        }
        refusals.count("support-form", "form", "cross_site", "203.0.113.7");

        assertThat(refusals.take())
                .extracting(row -> row.get("reason"), row -> row.get("times"))
                .containsExactlyInAnyOrder(tuple("flood", 1_000), tuple("cross_site", 1));
        assertThat(refusals.take()).isEmpty();
    }

    @Test
    void a_flood_from_everywhere_is_a_bounded_number_of_lines_and_none_is_left_out() {
        for (int i = 0; i < 5_000; i++) {
            refusals.count("support-form", "form", "flood", "address-" + i);
        }

        List<Map<String, Object>> rows = refusals.take();

        assertThat(rows).hasSizeLessThan(110);
        assertThat(rows.stream().mapToInt(row -> (Integer) row.get("times")).sum())
                .isEqualTo(5_000);
    }
}
