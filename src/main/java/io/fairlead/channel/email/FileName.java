package io.fairlead.channel.email;

/** Makes names from strangers safe to show and to save. */
final class FileName {
    private static final int LONGEST = 150;

    private FileName() {}

    /** Without folders, control characters, direction overrides and characters that a file system refuses. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder safe = new StringBuilder(last.length());
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .map(c -> ":*?\"<>|".indexOf(c) >= 0 ? '_' : c)
                .forEach(safe::appendCodePoint);
        String plain = safe.toString().strip();
        while (plain.startsWith(".")) {
            plain = plain.substring(1);
        }
        return plain.length() <= LONGEST ? plain : shortened(plain);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
