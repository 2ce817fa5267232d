package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** 64 hex digits: a private key, a transaction hash or a digest. Nothing in the digits tells which; the words around do. */
final class HexKeyDetector implements Detector {
    private static final String ORDER_OF_SECP256K1 = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    /** Characters between the words for a key and its first group. */
    private static final int NEAR = 48;

    private static final int LEAST_PART = 4;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.CRYPTO_PRIVATE_KEY, EntityTypes.TX_HASH);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.PRIVATE_KEY); n++) {
            parted(reading, reading.cues.end(Cue.PRIVATE_KEY, n), found);
        }
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            int end = reading.words.end(n);
            boolean prefixed = reading.lower[start] == '0' && reading.low(start + 1) == 'x';
            int digits = end - start - (prefixed ? 2 : 0);
            if (digits == 64 && hex(reading, prefixed ? start + 2 : start, end)) {
                judge(reading, start, end, prefixed, found);
            } else if (digits == 128
                    && hex(reading, prefixed ? start + 2 : start, end)
                    && before(reading, start, Cue.PRIVATE_KEY) >= 0) {
                found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.LIKELY + 12);
            }
        }
    }

    /** A key that is called one, and whose 64 digits stand in groups or on two lines. */
    private static void parted(Reading reading, int label, Candidates found) {
        for (int i = label; i < Math.min(reading.length, label + NEAR); i++) {
            if (!Chars.hex(reading.text[i]) || Chars.alnum(reading.at(i - 1))) {
                continue;
            }
            int end = parts(reading, i);
            boolean other =
                    reading.cues.before(i, Cue.TX, NEAR) > label || reading.cues.before(i, Cue.DIGEST, NEAR) > label;
            if (end > 0 && !other) {
                found.add(EntityTypes.CRYPTO_PRIVATE_KEY, i, end, Candidates.CERTAIN + 1);
                return;
            }
            i = run(reading, i) - 1;
        }
    }

    /** Where the groups end that begin here and have 64 digits together, -1 when they have not. */
    private static int parts(Reading reading, int start) {
        int from = reading.startsLow(start, "0x") ? start + 2 : start;
        int end = run(reading, from);
        int digits = end - from;
        int size = digits;
        boolean parted = false;
        while (size >= LEAST_PART && digits < 64) {
            int next = end;
            while (next < reading.length && next - end < 4 && " \n-|".indexOf(reading.text[next]) >= 0) {
                next++;
            }
            int stop = run(reading, next);
            size = stop - next;
            if (next == end || size < LEAST_PART) {
                return -1;
            }
            parted = true;
            digits += size;
            end = stop;
        }
        return parted && digits == 64 && !Chars.alnum(reading.at(end)) ? end : -1;
    }

    /** Where the run of hex digits ends; right behind its first character when it is a longer word of other letters. */
    private static int run(Reading reading, int start) {
        int end = start;
        while (end < reading.length && end - start <= 64 && Chars.hex(reading.text[end])) {
            end++;
        }
        return end == start || Chars.alnum(reading.at(end)) ? start + 1 : end;
    }

    private static void judge(Reading reading, int start, int end, boolean prefixed, Candidates found) {
        if (link(reading, start)) {
            found.add(EntityTypes.TX_HASH, start, end, Candidates.LIKELY + 20);
            return;
        }
        int key = before(reading, start, Cue.PRIVATE_KEY);
        int tx = before(reading, start, Cue.TX);
        int digest = reading.cues.before(start, Cue.DIGEST, 30);
        // "block hash", "contract of the transaction": the word nearest to it, and of two that end together the longer.
        int keyAfter = after(reading, end, Cue.PRIVATE_KEY);
        int txAfter = after(reading, end, Cue.TX);
        String value = reading.words(end - 64, end).toLowerCase(java.util.Locale.ROOT);
        boolean possible = value.compareTo(ORDER_OF_SECP256K1) < 0 && Values.entropy(value) > 2.8;
        boolean interfaces = key >= 0
                && reading.cues.any(Cue.API_TALK)
                && reading.cues.before(start, Cue.API_KEY, 60) == key
                && reading.cues.startOf(Cue.API_KEY, key) <= reading.cues.startOf(Cue.PRIVATE_KEY, key)
                && (reading.at(reading.cues.startOf(Cue.PRIVATE_KEY, key)) != '私'
                        || reading.cues.before(start, Cue.API_TALK, 60) >= 0);
        if (possible && key >= 0 && key > tx && key > digest && !interfaces) {
            found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.LIKELY + 16);
        } else if (possible && called(reading, start)) {
            found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.LIKELY + 9);
        } else if (tx >= 0 && tx > digest) {
            found.add(EntityTypes.TX_HASH, start, end, Candidates.LIKELY + 12);
        } else if (digest < 0 && possible && keyAfter >= 0 && (txAfter < 0 || keyAfter < txAfter)) {
            found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.LIKELY + 10);
        } else if (possible && !prefixed && digest < 0 && txAfter < 0 && talked(reading, start, end)) {
            found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.LIKELY + 2);
        } else if (digest < 0 && (prefixed || txAfter >= 0)) {
            found.add(EntityTypes.TX_HASH, start, end, Candidates.WEAK + 10);
        }
    }

    /** Nothing says what it is, but a wallet or its loss is what the text is about, and no interface, transaction or file. */
    private static boolean talked(Reading reading, int start, int end) {
        return reading.cues.near(start, end, Cue.KEY_TALK, 80)
                && !reading.cues.any(Cue.API_KEY)
                && !reading.cues.near(start, end, Cue.TX, 60)
                && !reading.cues.near(start, end, Cue.DIGEST, 60);
    }

    /** "… with key 0x…", where nobody talks of an interface's key. */
    private static boolean called(Reading reading, int start) {
        int i = start;
        while (i > 0 && start - i < 5 && " :=\"".indexOf(reading.text[i - 1]) >= 0) {
            i--;
        }
        return reading.startsLow(i - 4, " key")
                && !reading.cues.any(Cue.API_KEY)
                && !reading.cues.any(Cue.API_TALK)
                && reading.cues.before(start, Cue.DIGEST, 8) < 0;
    }

    private static int before(Reading reading, int start, Cue cue) {
        return reading.cues.before(start, cue, 60);
    }

    private static int after(Reading reading, int end, Cue cue) {
        return reading.cues.after(end, cue, 30);
    }

    /** In the path of a link, as block explorers have it. */
    private static boolean link(Reading reading, int start) {
        return reading.at(start - 1) == '/' && Chars.letter(reading.at(start - 2));
    }

    static boolean hex(Reading reading, int from, int end) {
        for (int i = from; i < end; i++) {
            if (!Chars.hex(reading.text[i])) {
                return false;
            }
        }
        return true;
    }
}
