package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private final BodyBudget budget = new BodyBudget(10_000_000);

    @Test
    void large_bodies_wait_for_each_other_and_small_ones_for_nobody() {
        assertThat(budget.take(6_000_000)).isEqualTo(6_000_000);
        assertThat(budget.take(5_000_000)).isEqualTo(-1);
        assertThat(budget.take(900_000)).isZero();

        budget.giveBack(6_000_000);

        assertThat(budget.take(5_000_000)).isEqualTo(5_000_000);
    }

    @Test
    void one_body_alone_is_welcome_however_large() {
        assertThat(budget.take(20_000_000)).isEqualTo(20_000_000);
        assertThat(budget.take(2_000_000)).isEqualTo(-1);
    }
}
