package io.fairlead.channel.form;

import java.util.List;

/**
 * Which files a form takes with one post.
 *
 * @param most how many; 0 when the form takes none
 * @param maxBytes of one file
 * @param maxBytesTogether of all files of one post
 * @param types media types, told by content
 */
record FileRules(int most, int maxBytes, int maxBytesTogether, List<String> types) {
    static final FileRules NONE = new FileRules(0, 0, 0, List.of());

    FileRules {
        types = List.copyOf(types);
    }

    /** What a visitor calls the types: {@code PNG, JPEG, PDF, TXT}. */
    String spoken() {
        return String.join(
                ", ", types.stream().map(FileRules::spoken).distinct().toList());
    }

    /** A size as people read it. */
    static String spoken(long bytes) {
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : Math.max(1, bytes / 1_000) + " KB";
    }

    private static String spoken(String type) {
        if (type.equals("text/plain")) {
            return "TXT";
        }
        if (type.contains("wordprocessingml")) {
            return "DOCX";
        }
        if (type.contains("spreadsheetml")) {
            return "XLSX";
        }
        return type.substring(type.indexOf('/') + 1).replaceFirst("^x-", "").toUpperCase(java.util.Locale.ROOT);
    }
}
