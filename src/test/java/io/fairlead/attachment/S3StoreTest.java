package io.fairlead.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.FakeS3;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3StoreTest {
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final String KEY = "files/ab/" + HASH;
    private static final Duration DAY = Duration.ofDays(1);
    private static final byte[] CONTENT = "a receipt".getBytes(StandardCharsets.UTF_8);

    private final FakeS3 s3 = FakeS3.start();
    private final Seal seal = new DiskStoreTest.Mirror();
    private final S3Store store = new S3Store(place(FakeS3.BUCKET), seal, Clock.systemUTC());

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void a_content_lies_sealed_under_its_hash_and_is_read_again() {
        store.put(HASH, CONTENT);
        store.put(HASH, CONTENT);

        assertThat(s3.keys()).containsExactly(KEY);
        assertThat(s3.stored(KEY)).isEqualTo(seal.seal(CONTENT, HASH)).isNotEqualTo(CONTENT);
        assertThat(store.get(HASH)).hasValue(CONTENT);
        assertThat(store.get(OTHER)).isEmpty();
    }

    @Test
    void a_name_that_is_no_hash_reaches_no_object() {
        assertThatThrownBy(() -> store.get("../" + HASH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_sweep_removes_what_is_old_and_unwanted_and_nothing_of_others() {
        List<String> hashes = List.of(HASH, OTHER, "12".repeat(32), "34".repeat(32), "56".repeat(32));
        hashes.forEach(hash -> store.put(hash, CONTENT));
        s3.put("files/readme.txt", CONTENT);
        s3.put("elsewhere/" + HASH, CONTENT);
        s3.put("files/of/others/" + HASH, CONTENT);
        s3.age(DAY.multipliedBy(2));
        store.put("56".repeat(32), CONTENT);

        int removed = store.sweep(DAY, old -> {
            assertThat(old).doesNotContain("56".repeat(32));
            return old.contains(OTHER) ? Set.of(OTHER) : old.contains(HASH) ? Set.of(HASH) : Set.of();
        });

        assertThat(removed).isEqualTo(2);
        assertThat(s3.keys()).hasSize(6).doesNotContain(KEY, "files/cd/" + OTHER);
    }

    @Test
    void what_was_written_again_during_the_sweep_stays() {
        store.put(HASH, CONTENT);
        s3.age(DAY.multipliedBy(2));

        int removed = store.sweep(DAY, old -> {
            s3.put(KEY, "sealed anew".getBytes(StandardCharsets.UTF_8));
            return old;
        });

        assertThat(removed).isZero();
        assertThat(s3.keys()).containsExactly(KEY);
    }

    @Test
    void what_nobody_holds_goes_unless_it_is_young() {
        store.put(HASH, CONTENT);
        s3.age(DAY.multipliedBy(2));
        store.put(OTHER, CONTENT);

        store.remove(Set.of(HASH, OTHER, "ef".repeat(32)), DAY);

        assertThat(s3.keys()).containsExactly("files/cd/" + OTHER);
    }

    @Test
    void what_an_old_key_has_sealed_is_counted_and_sealed_anew() {
        store.put(HASH, CONTENT);
        store.put(OTHER, "another".getBytes(StandardCharsets.UTF_8));
        byte first = seal.seal(CONTENT, HASH)[0];

        Map<String, Long> uses = store.uses(head -> head.length + (head[0] == first ? " old" : " new"));
        List<Boolean> resealed = store.reseal(head -> head[0] == first);

        assertThat(uses).containsOnly(Map.entry("5 old", 2L));
        assertThat(resealed).containsExactly(true, true);
        assertThat(store.get(HASH)).hasValue(CONTENT);
    }

    @Test
    void a_store_that_cannot_answer_says_where_it_is_and_no_key() {
        s3.failWith(503);

        assertThatThrownBy(() -> store.put(HASH, CONTENT))
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContaining("s3://harbour-files/files/ at " + s3.uri());
        assertThatThrownBy(() -> new S3Store(place("nobodys-bucket"), seal, Clock.systemUTC()).get(HASH))
                .isInstanceOf(StoreAwayException.class);
    }

    @Test
    void a_wrong_place_names_the_setting_to_mend() {
        assertThatThrownBy(() -> place("Harbour Files")).hasMessageContaining("fairlead.attachments.s3.bucket");
        assertThatThrownBy(() -> new S3Place("files.example.org", "us-east-1", "files", "", "", ""))
                .hasMessageContaining("fairlead.attachments.s3.endpoint");
        assertThatThrownBy(() -> new S3Place("//files.example.org", "us-east-1", "files", "", "", ""))
                .hasMessageContaining("fairlead.attachments.s3.endpoint");
        assertThatThrownBy(() -> new S3Place("", "us-east-1", "files", "", "key", ""))
                .hasMessageContaining(".secret-key");
    }

    private S3Place place(String bucket) {
        return new S3Place(s3.uri(), "us-east-1", bucket, "files/", FakeS3.ACCESS_KEY, "s".repeat(40));
    }
}
