package io.fairlead.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which files are taken with one post. A type counts by content: bytes that nobody knows are refused whatever the name
 * says, and nothing is ever unpacked.
 *
 * @param most how many; 0 when none is taken
 * @param maxBytes of one file
 * @param maxBytesTogether of all files of one post
 * @param types media types, told by content
 */
public record FileRules(int most, int maxBytes, int maxBytesTogether, List<String> types) {
    public static final FileRules NONE = new FileRules(0, 0, 0, List.of());
    /** What people send who ask for help: pictures, PDF, text. */
    public static final List<String> USUAL_TYPES = List.of(
            "image/png", "image/jpeg", "image/webp", "image/gif", "image/heic", "application/pdf", "text/plain");

    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final String UNKNOWN = "application/octet-stream";
    /** A script is text by its content: what a computer would run by its name is refused, whatever it holds. */
    private static final Pattern RUNS = Pattern.compile(
            "(?i).*\\.(apk|app|bat|cmd|com|cpl|desktop|exe|hta|jar|js|jse|lnk|mjs|msi|ps1|reg|scr|sh|vbe|vbs|wsf|wsh)");

    public FileRules {
        types = List.copyOf(types);
    }

    /** Whether a text is a media type as the lists of these rules have it. */
    public static boolean isType(String text) {
        return TYPE.matcher(text).matches();
    }

    /** Whether the content is of a type that is taken; the name may make it more precise, or rule it out. */
    public boolean welcomes(FileKeeping keeping, byte[] content, String name) {
        String told = keeping.type(content, "", "");
        return !told.equals(UNKNOWN)
                && !RUNS.matcher(name).matches()
                && (types.contains(told) || types.contains(keeping.type(content, name, "")));
    }

    /** What a visitor calls the types: {@code PNG, JPEG, PDF, TXT}. */
    public String spoken() {
        return String.join(
                ", ", types.stream().map(FileRules::spoken).distinct().toList());
    }

    /** A size as people read it. */
    public static String spoken(long bytes) {
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
