package io.fairlead.attachment;

import java.util.Optional;

/** Reads the words of files that are no plain text, for the guard. */
public interface TextExtractor {
    /** Reads none. */
    TextExtractor NONE = (content, type) -> Optional.empty();

    /**
     * @param type by its content
     * @return empty when it does not read such files, or cannot read this one now; it throws nothing
     */
    Optional<String> words(byte[] content, String type);
}
