package io.fairlead.channel.email;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Reads bytes as text whatever their label says: the label is believed only as far as the bytes bear it out. Never
 * fails; what no charset explains becomes U+FFFD.
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Labels that mean a superset in practice (as the WHATWG encoding standard has it), or that the JDK lacks. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb231280", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("csiso58gb231280", "GB18030"),
            Map.entry("cngb", "GB18030"),
            Map.entry("euccn", "GB18030"),
            Map.entry("xeuccn", "GB18030"),
            Map.entry("chinese", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("xgbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("936", "GB18030"),
            Map.entry("ms936", "GB18030"),
            Map.entry("windows936", "GB18030"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("big5", "x-MS950-HKSCS"),
            Map.entry("cnbig5", "x-MS950-HKSCS"),
            Map.entry("xxbig5", "x-MS950-HKSCS"),
            Map.entry("csbig5", "x-MS950-HKSCS"),
            Map.entry("big5hkscs", "x-MS950-HKSCS"),
            Map.entry("cp950", "x-MS950-HKSCS"),
            Map.entry("windows950", "x-MS950-HKSCS"),
            Map.entry("shiftjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("xsjis", "windows-31j"),
            Map.entry("mskanji", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso2022jp", "x-windows-iso2022jp"),
            Map.entry("csiso2022jp", "x-windows-iso2022jp"),
            Map.entry("cp50220", "x-windows-iso2022jp"),
            Map.entry("cp50221", "x-windows-iso2022jp"),
            Map.entry("cp50222", "x-windows-iso2022jp"),
            Map.entry("jis", "x-windows-iso2022jp"),
            Map.entry("euckr", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("ksc56011987", "x-windows-949"),
            Map.entry("ksc56011989", "x-windows-949"),
            Map.entry("cseuckr", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("iso88591", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso88599", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("tis620", "x-windows-874"),
            Map.entry("iso885911", "x-windows-874"),
            Map.entry("iso88598i", "ISO-8859-8"),
            Map.entry("iso88598e", "ISO-8859-8"),
            Map.entry("logical", "ISO-8859-8"),
            Map.entry("iso88596i", "ISO-8859-6"),
            Map.entry("iso88596e", "ISO-8859-6"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("iso2022jp1", "x-windows-iso2022jp"),
            Map.entry("iso2022jp3", "x-windows-iso2022jp"),
            Map.entry("iso2022jpms", "x-windows-iso2022jp"),
            Map.entry("iso2022cnext", "ISO-2022-CN"),
            Map.entry("xmacroman", "x-MacRoman"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("xmacce", "x-MacCentralEurope"),
            Map.entry("maccentraleurope", "x-MacCentralEurope"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("ucs2", "UTF-16"),
            Map.entry("iso10646ucs2", "UTF-16"),
            Map.entry("cskoi8r", "KOI8-R"),
            Map.entry("koi8ru", "KOI8-U"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("xmaccyrillic", "x-MacCyrillic"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("xutf8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("unicode11utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16"));

    private static final Set<String> EAST_ASIAN =
            Set.of("GB18030", "x-MS950-HKSCS", "windows-31j", "x-windows-949", "EUC-JP", "Johab", "EUC-TW", "x-EUC-TW");

    private Charsets() {}

    /** Decodes by the label if the bytes allow it, else by what they look like. The label may be null or nonsense. */
    static String decode(byte[] bytes, String label) {
        return decode(bytes, 0, bytes.length, label);
    }

    static String decode(byte[] bytes, int from, int to, String label) {
        String key = key(label);
        if (isAscii(bytes, from, to)) {
            return decodeSevenBit(bytes, from, to, key);
        }
        String utf8 = strict(bytes, from, to, StandardCharsets.UTF_8);
        Charset labelled = named(label);
        if (utf8 != null && !(isEastAsian(labelled) && isShortChance(utf8))) {
            return utf8;
        }
        String believed = labelled == null ? null : strict(bytes, from, to, labelled);
        if (believed != null && !(labelled == WINDOWS_1252 && looksWrong(believed))) {
            return believed;
        }
        Charset detected = detect(bytes, from, to);
        String text = detected == null ? null : strict(bytes, from, to, detected);
        if (text != null && labelled != StandardCharsets.UTF_8) {
            return text;
        }
        if (labelled != null && mostlyReadable(bytes, from, to, labelled)) {
            return new String(bytes, from, to - from, labelled);
        }
        if (text != null) {
            return text;
        }
        return new String(bytes, from, to - from, labelled == null ? WINDOWS_1252 : labelled);
    }

    private static boolean isEastAsian(Charset charset) {
        return charset != null && charset != StandardCharsets.UTF_8 && EAST_ASIAN.contains(charset.name());
    }

    /** Few Chinese characters may look like valid UTF-8 by chance, but then like its two-byte letters only. */
    private static boolean isShortChance(String utf8) {
        return utf8.length() < 40 && utf8.chars().allMatch(c -> c < 0x800);
    }

    /** The charset that a label means, or null. UTF-7 and HZ are not among them: the JDK does not know them. */
    static Charset named(String label) {
        String key = key(label);
        if (key.isEmpty()) {
            return null;
        }
        if (key.equals("iso885910") || key.equals("latin6")) {
            return LatinTable.NORDIC;
        }
        if (key.equals("iso885914") || key.equals("latin8")) {
            return LatinTable.CELTIC;
        }
        String alias = ALIASES.get(key);
        if (alias != null) {
            return Charset.forName(alias);
        }
        for (String name : new String[] {label.strip(), respell(key)}) {
            try {
                return Charset.forName(name);
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return null;
    }

    /** True when the label names a charset that can be read at all. */
    static boolean isKnown(String label) {
        String key = key(label);
        return isUtf7(key) || isHz(key) || named(label) != null;
    }

    private static String decodeSevenBit(byte[] bytes, int from, int to, String key) {
        String ascii = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (isUtf7(key)) {
            return Utf7.decode(ascii);
        }
        if (isHz(key)) {
            return Hz.decode(ascii);
        }
        if (key.startsWith("utf16") || key.startsWith("utf32") || key.equals("unicode") || key.startsWith("ucs")) {
            Charset wide = named(key);
            boolean hasZeros = ascii.indexOf(0) >= 0;
            return wide != null && hasZeros ? new String(bytes, from, to - from, wide) : ascii;
        }
        if (ascii.indexOf('\u001b') < 0) {
            return ascii;
        }
        boolean korean = key.contains("2022kr") || ascii.contains("\u001b$)C");
        boolean chinese = key.contains("2022cn") || ascii.contains("\u001b$)A") || ascii.contains("\u001b$)G");
        Charset shifted = Charset.forName(korean ? "ISO-2022-KR" : chinese ? "ISO-2022-CN" : "x-windows-iso2022jp");
        return new String(bytes, from, to - from, shifted);
    }

    private static boolean isUtf7(String key) {
        return key.equals("utf7") || key.equals("unicode11utf7") || key.equals("csunicode11utf7");
    }

    private static boolean isHz(String key) {
        return key.equals("hzgb2312") || key.equals("hz");
    }

    private static String key(String label) {
        if (label == null) {
            return "";
        }
        StringBuilder key = new StringBuilder();
        for (char c : label.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                key.append(c);
            }
        }
        return key.toString();
    }

    /** Spellings such as {@code win-1251}, {@code cp-850} and {@code iso8859-2} that the JDK does not know. */
    private static String respell(String key) {
        return key.replaceFirst("^x?(?:windows|win|cp|ms)(\\d{4})$", "windows-$1")
                .replaceFirst("^x?(?:cp|ibm|dos)(\\d{3})$", "IBM$1")
                .replaceFirst("^(?:iso)?8859(\\d{1,2})$", "ISO-8859-$1")
                .replaceFirst("^x?euc(jp|kr|tw)$", "EUC-$1")
                .replaceFirst("^x?mac(cyrillic|greek|turkish|hebrew|arabic|thai|romania|iceland|croatian)$", "x-Mac$1");
    }

    private static Charset detect(byte[] bytes, int from, int to) {
        if (looksChinese(bytes, from, to)) {
            return named("GB18030");
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, from, Math.min(to - from, 64 << 10));
        detector.dataEnd();
        return named(detector.getDetectedCharset());
    }

    /** High bytes only in pairs, most of them common characters of GB 2312: short texts that no statistics can tell. */
    private static boolean looksChinese(byte[] bytes, int from, int to) {
        int pairs = 0;
        int common = 0;
        for (int i = from; i < to; i++) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < to ? bytes[i + 1] & 0xff : 0;
            if (lead < 0xa1 || trail < 0xa1) {
                return false;
            }
            i++;
            pairs++;
            common += lead <= 0xa3 || (lead >= 0xb0 && lead <= 0xd7) ? 1 : 0;
        }
        return pairs >= 2 && common * 10 >= pairs * 8;
    }

    /** Text that was read as Western though hardly one letter in it is: Chinese or Russian bytes under a Latin label. */
    private static boolean looksWrong(String western) {
        int high = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < western.length(); i++) {
            boolean isHigh = western.charAt(i) > 0x7f;
            run = isHigh ? run + 1 : 0;
            high += isHigh ? 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest >= 4 && high * 3 > western.length();
    }

    private static boolean mostlyReadable(byte[] bytes, int from, int to, Charset charset) {
        String text = new String(bytes, from, to - from, charset);
        long broken = text.chars().filter(c -> c == 0xfffd).count();
        long foreign = text.chars().filter(c -> c > 0x7f).count();
        return broken * 5 <= foreign;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String strict(byte[] bytes, int from, int to, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
            return text.toString();
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return null;
        }
    }
}
