package io.fairlead.channel.email;

import java.io.Reader;
import java.util.function.BooleanSupplier;

/** A text that ends early when its time is over, for parsers that cannot be interrupted in another way. */
final class TimedReader extends Reader {
    private static final int STEP = 1_024;
    private static final int SHARE = 5;

    private final String text;
    private final BooleanSupplier late;
    private int at;

    TimedReader(String text, Budget budget) {
        this.text = text;
        this.late = budget.share(SHARE, "text_cut", "the HTML took too long to read; its rest was not read");
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at >= text.length() || at > 0 && late.getAsBoolean()) {
            return -1;
        }
        int count = Math.min(Math.min(length, STEP), text.length() - at);
        text.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        at = text.length();
    }
}
