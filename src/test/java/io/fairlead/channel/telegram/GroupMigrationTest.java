package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMigrationTest {
    @ParameterizedTest
    @ValueSource(strings = {"migrate-to", "migrate-from"})
    void both_of_telegrams_notes_tell_the_same_move(String fixture) {
        GroupMigration move = GroupMigration.of(Fixture.inbound(fixture)).orElseThrow();

        assertThat(move).isEqualTo(new GroupMigration(-55, -100777));
    }

    @Test
    void a_conversation_of_the_old_group_goes_on_in_the_new_one() {
        GroupMigration move = new GroupMigration(-55, -100777);
        String before = Fixture.message("basic-group-text").conversation();

        assertThat(before).startsWith(move.oldKeys());
        assertThat(before.replace(move.oldKeys(), move.newKeys()))
                .isEqualTo(Fixture.message("group-text").conversation());
    }

    @Test
    void every_other_update_is_no_move() {
        assertThat(GroupMigration.of(Fixture.inbound("group-text"))).isEmpty();
        assertThat(GroupMigration.of(Fixture.inbound("reaction"))).isEmpty();
    }
}
