package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
    private final Crowd crowd = new Crowd(8);

    @Test
    void one_address_leaves_places_for_others() {
        assertThat(crowd.enter("203.0.113.7")).isTrue();
        assertThat(crowd.enter("203.0.113.7")).isTrue();
        assertThat(crowd.enter("203.0.113.7")).isFalse();
        assertThat(crowd.enter("203.0.113.8")).isTrue();

        crowd.leave("203.0.113.7");

        assertThat(crowd.enter("203.0.113.7")).isTrue();
    }

    @Test
    void when_all_places_are_taken_nobody_comes_in_until_one_leaves() {
        for (int i = 0; i < 8; i++) {
            assertThat(crowd.enter("203.0.113." + i)).isTrue();
        }
        assertThat(crowd.enter("203.0.113.9")).isFalse();

        crowd.leave("203.0.113.0");

        assertThat(crowd.enter("203.0.113.9")).isTrue();
        assertThat(crowd.enter("203.0.113.0")).isFalse();
    }
}
