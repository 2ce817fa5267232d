package io.fairlead.channel.email;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Reads bytes as text whatever their label says: the label is believed only as far as the bytes bear it out. Never
 * fails; what no charset explains becomes U+FFFD.
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Set<String> EAST_ASIAN =
            Set.of("GB18030", "x-MS950-HKSCS", "windows-31j", "x-windows-949", "EUC-JP", "Johab", "EUC-TW", "x-EUC-TW");

    private Charsets() {}

    /** Decodes by the label if the bytes allow it, else by what they look like. The label may be null or nonsense. */
    static String decode(byte[] bytes, String label) {
        return decode(bytes, 0, bytes.length, label);
    }

    static String decode(byte[] bytes, int from, int to, String label) {
        String key = CharsetNames.key(label);
        if (isAscii(bytes, from, to)) {
            return decodeSevenBit(bytes, from, to, key);
        }
        String utf8 = strict(bytes, from, to, StandardCharsets.UTF_8);
        Charset labelled = CharsetNames.named(label);
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

    private static String decodeSevenBit(byte[] bytes, int from, int to, String key) {
        String ascii = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (CharsetNames.isUtf7(key)) {
            return Utf7.decode(ascii);
        }
        if (CharsetNames.isHz(key)) {
            return Hz.decode(ascii);
        }
        if (key.startsWith("utf16") || key.startsWith("utf32") || key.equals("unicode") || key.startsWith("ucs")) {
            Charset wide = CharsetNames.named(key);
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

    private static Charset detect(byte[] bytes, int from, int to) {
        if (looksChinese(bytes, from, to)) {
            return CharsetNames.named("GB18030");
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, from, Math.min(to - from, 64 << 10));
        detector.dataEnd();
        return CharsetNames.named(detector.getDetectedCharset());
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
        return charset == StandardCharsets.UTF_8 ? broken <= foreign - broken : broken * 5 <= foreign;
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
