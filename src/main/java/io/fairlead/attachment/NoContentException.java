package io.fairlead.attachment;

/** The content of a file will never be had; the code is what the ticket says of it ({@code too_large}, {@code gone}). */
public final class NoContentException extends RuntimeException {
    public static final String TOO_LARGE = "too_large";
    public static final String GONE = "gone";

    private static final long serialVersionUID = 1;

    public NoContentException(String code) {
        super(code, null, false, false);
    }

    public String code() {
        return getMessage();
    }
}
