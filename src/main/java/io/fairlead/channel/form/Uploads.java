package io.fairlead.channel.form;

import io.fairlead.digest.Sha256;
import io.fairlead.web.FileKeeping;
import io.fairlead.web.FileRules;
import io.fairlead.web.PageTexts;
import io.fairlead.web.SafeName;
import java.util.List;
import java.util.Optional;

/** Holds the files of a post against the form's rules, and keeps those of a good one. */
final class Uploads {
    private final FileKeeping keeping;
    private final PageTexts texts;

    Uploads(FileKeeping keeping, PageTexts texts) {
        this.keeping = keeping;
        this.texts = texts;
    }

    /** What the visitor has to mend about the files; empty when they are welcome. */
    Optional<Mistake> mistake(Form form, String language, List<Upload> files) {
        FileRules rules = form.files();
        if (files.size() > rules.most()) {
            String key = rules.most() == 0 ? "error.files-none" : "error.files-many";
            return Optional.of(new Mistake(422, "too_many", texts.say(language, key, rules.most(), files.size())));
        }
        long together = 0;
        for (Upload file : files) {
            Optional<Mistake> mistake = mistake(rules, language, file);
            if (mistake.isPresent()) {
                return mistake;
            }
            together += file.content().length;
        }
        if (together > rules.maxBytesTogether()) {
            String most = FileRules.spoken(rules.maxBytesTogether());
            return Optional.of(new Mistake(413, "too_large_together", texts.say(language, "error.files-large", most)));
        }
        return Optional.empty();
    }

    /** Keeps them all; afterwards the post may be answered. */
    List<StoredFile> keep(List<Upload> files) {
        return files.stream().map(this::keep).toList();
    }

    private Optional<Mistake> mistake(FileRules rules, String language, Upload file) {
        String name = SafeName.of(file.name());
        if (file.content().length == 0) {
            return Optional.of(new Mistake(422, "empty", texts.say(language, "error.file-empty", name)));
        }
        if (file.content().length > rules.maxBytes()) {
            String most = FileRules.spoken(rules.maxBytes());
            return Optional.of(new Mistake(413, "too_large", texts.say(language, "error.file-large", name, most)));
        }
        if (!rules.welcomes(keeping, file.content(), name)) {
            return Optional.of(new Mistake(422, "type", texts.say(language, "error.file-type", name, rules.spoken())));
        }
        return Optional.empty();
    }

    private StoredFile keep(Upload file) {
        String name = SafeName.of(file.name());
        String hash = Sha256.of(file.content());
        keeping.keep(hash, file.content());
        return new StoredFile(name, keeping.type(file.content(), name, ""), file.content().length, hash);
    }

    /**
     * @param status 413 when it is too much, 422 when it is the wrong thing
     * @param code for the ledger
     */
    record Mistake(int status, String code, String words) {}
}
