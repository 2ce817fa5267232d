package io.fairlead.entity;

import io.fairlead.digest.Sha256;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ten official BIP-39 word lists and their checksum; words are compared without accents, as people type them. */
final class SeedWords {
    static final List<String> LISTS = List.of(
            "english",
            "spanish",
            "french",
            "italian",
            "portuguese",
            "czech",
            "japanese",
            "korean",
            "simplified-chinese",
            "traditional-chinese");
    /** The lists of one character a word. */
    static final int HAN = 1 << 8 | 1 << 9;

    private static final List<Map<String, Integer>> INDEX =
            LISTS.stream().map(SeedWords::load).toList();
    private static final int SLOTS = 1 << 15;
    private static final int[] HASHES = new int[SLOTS];
    private static final short[] MASKS = new short[SLOTS];
    /** First two letters, last letter and length of listed words: most words of a text go no further, and this fits the nearest cache. */
    private static final long[] SHAPES = new long[1024];

    private static final short[] HAN_MASKS = new short[65536];

    static {
        for (int list = 0; list < LISTS.size(); list++) {
            for (String word : INDEX.get(list).keySet()) {
                char[] chars = word.toCharArray();
                if ((1 << list & HAN) != 0) {
                    HAN_MASKS[chars[0]] |= (short) (1 << list);
                    continue;
                }
                int shape = shape(chars, 0, chars.length);
                SHAPES[shape >> 6] |= 1L << shape;
                int at = slot(hash(chars, 0, chars.length));
                HASHES[at] = hash(chars, 0, chars.length);
                MASKS[at] |= (short) (1 << list);
            }
        }
    }

    private SeedWords() {}

    /** Lists that hold the word, a bit each. */
    static int lists(char[] lower, int start, int end) {
        if (end - start > 10 || end - start < 2) {
            return 0;
        }
        int shape = shape(lower, start, end);
        return (SHAPES[shape >> 6] >> shape & 1) == 0 ? 0 : MASKS[slot(hash(lower, start, end))];
    }

    static int lists(char han) {
        return HAN_MASKS[han];
    }

    /** Whether the last bits of the words are the checksum that BIP-39 wants; by chance true once in 16 for 12 words. */
    static boolean checksum(List<String> words, int list) {
        int n = words.size();
        if (n < 12 || n > 24 || n % 3 != 0) {
            return false;
        }
        boolean[] bits = new boolean[n * 11];
        for (int w = 0; w < n; w++) {
            Integer index = INDEX.get(list).get(words.get(w));
            if (index == null) {
                return false;
            }
            for (int b = 0; b < 11; b++) {
                bits[w * 11 + b] = (index >> 10 - b & 1) == 1;
            }
        }
        byte[] entropy = new byte[n * 4 / 3];
        for (int i = 0; i < entropy.length * 8; i++) {
            if (bits[i]) {
                entropy[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        int check = Sha256.bytes(entropy)[0] & 0xff;
        for (int i = 0; i < n / 3; i++) {
            if (bits[entropy.length * 8 + i] != ((check >> 7 - i & 1) == 1)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Integer> load(String name) {
        Map<String, Integer> index = new HashMap<>();
        List<String> words = CueFiles.lines("bip39/" + name + ".txt");
        for (int i = 0; i < words.size(); i++) {
            String word = Normalizer.normalize(words.get(i), Normalizer.Form.NFC);
            // Traditional characters are words of their own here, and simplified in a key.
            index.put(Chars.han(word.charAt(0)) ? word : Folding.key(word), i);
        }
        return index;
    }

    private static int shape(char[] word, int start, int end) {
        int mixed = ((word[start] * 31 + word[start + 1]) * 37 + word[end - 1]) * 13 + end - start;
        return (mixed ^ mixed >>> 16) & (SHAPES.length << 6) - 1;
    }

    /** Never 0, which stands for a free slot. Two words in four milliards share one: what is listed decides nothing alone. */
    private static int hash(char[] chars, int start, int end) {
        int hash = 0x811c9dc5;
        for (int i = start; i < end; i++) {
            hash = (hash ^ chars[i]) * 0x01000193;
        }
        return hash ^ hash >>> 15 | 1;
    }

    private static int slot(int hash) {
        int at = hash >>> 8 & SLOTS - 1;
        while (HASHES[at] != 0 && HASHES[at] != hash) {
            at = at + 1 & SLOTS - 1;
        }
        return at;
    }
}
