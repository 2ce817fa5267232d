package io.fairlead.web;

/** Makes a file's name from a stranger safe to show and to save. */
public final class SafeName {
    private static final int LONGEST = 150;
    private static final String REFUSED = ":*?\"<>|";

    private SafeName() {}

    /** Without folders, control characters and direction overrides; never empty. */
    public static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder safe = new StringBuilder(last.length());
        last.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE)
                .map(c -> REFUSED.indexOf(c) >= 0 ? '_' : c)
                .forEach(safe::appendCodePoint);
        String plain = safe.toString().strip().replaceFirst("^\\.+", "");
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.codePointCount(0, plain.length()) <= LONGEST ? plain : shortened(plain);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int kept = LONGEST - ending.length();
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }
}
