package io.fairlead.config;

import java.nio.file.Path;

/**
 * One mistake in a configuration file, in the words that an operator reads.
 *
 * @param line counted from 1; 0 when the mistake has no line (a missing file)
 * @param how what to do about it; may be empty
 */
public record Mistake(Path file, int line, String what, String how) {
    /** {@code file:line: what is wrong; how to mend it}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + (how.isEmpty() ? "" : "; " + how);
    }
}
