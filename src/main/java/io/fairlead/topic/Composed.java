package io.fairlead.topic;

import java.text.Normalizer;

/** Unicode's composed form (NFC) of a text, which nearly every text has already. */
final class Composed {
    private Composed() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!always(text.charAt(i))) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Characters that composing leaves alone, whatever stands beside them: Latin, Cyrillic, Chinese, kana, Korean. */
    private static boolean always(char c) {
        return c < 0x0300
                || c >= 0x4e00 && c <= 0x9fff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x3001 && c <= 0x3029
                || c >= 0x3041 && c <= 0x3096
                || c >= 0x30a1 && c <= 0x30fa
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xff01 && c <= 0xff5e
                || c >= 0x0400 && c <= 0x0482
                || c >= 0x2010 && c <= 0x2027;
    }
}
