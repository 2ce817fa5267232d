package io.fairlead.channel.form;

import io.fairlead.web.FileRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form as its file describes it.
 *
 * @param name the file's name without {@code .yaml}; the page stands at {@code /forms/NAME}
 * @param topic preset for every message, or null
 * @param maxBytes largest post that is read, its files not counted
 * @param minSeconds a page that comes back sooner was not filled in by a person
 * @param perMinute posts from one address
 * @param perMinuteInAll posts of everybody together
 * @param proof whether a post must bring a proof of work
 * @param files which ones it takes; {@link FileRules#NONE} without a field for them
 * @param embeddedBy origins of the sites that may show the form in a frame, such as {@code https://www.example.com}
 */
record Form(
        String name,
        String topic,
        int maxBytes,
        int minSeconds,
        int perMinute,
        int perMinuteInAll,
        Proof proof,
        FileRules files,
        List<String> embeddedBy,
        Wording title,
        Wording intro,
        List<Field> fields) {
    Form {
        embeddedBy = List.copyOf(embeddedBy);
        fields = List.copyOf(fields);
    }

    /** Bytes of the largest body: one with files may also write them as Base64. */
    long maxBody() {
        return maxBytes + files.maxBytesTogether() * 4L / 3;
    }

    Optional<Field> fileField() {
        return fields.stream().filter(field -> field.type() == Field.Type.FILES).findFirst();
    }

    Set<String> languages() {
        return title.languages();
    }

    Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }

    /**
     * When a proof of work is asked for.
     *
     * @param above posts a minute, of everybody, beyond which it is; 0 for always, -1 for never
     * @param effort hashes that the visitor's machine tries at most; on average half as many
     */
    record Proof(int above, int effort) {
        static final Proof NEVER = new Proof(-1, 50_000);

        boolean isEver() {
            return above >= 0;
        }
    }
}
