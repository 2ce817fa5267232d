package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Addresses on the common chains, by form and checksum; a fact, harmless alone. */
final class CryptoAddressDetector implements Detector {
    private static final Set<String> BECH32_PARTS = Set.of(
            "bc",
            "tb",
            "ltc",
            "addr",
            "cosmos",
            "osmo",
            "terra",
            "inj",
            "celestia",
            "sei",
            "dydx",
            "kava",
            "axelar",
            "juno",
            "stars",
            "bnb",
            "one",
            "thor",
            "secret",
            "akash",
            "erd",
            "npub",
            "noble");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.CRYPTO_ADDRESS, EntityTypes.TX_HASH);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            int end = reading.words.end(n);
            if (end - start < 25 || end - start > 110) {
                continue;
            }
            String word = reading.words(start, end);
            if (address(reading, start, word)) {
                found.add(EntityTypes.CRYPTO_ADDRESS, start, end, Candidates.CERTAIN - 5);
            } else if (signature(reading, start, word)) {
                found.add(EntityTypes.TX_HASH, start, end, Candidates.LIKELY);
            }
        }
        ton(reading, found);
    }

    private static boolean address(Reading reading, int start, String word) {
        int n = word.length();
        if (n == 42 && word.startsWith("0x")) {
            return HexKeyDetector.hex(reading, start + 2, start + 42) && Encodings.ethereum(word.substring(2));
        }
        if (n == 66 && word.startsWith("0x")) {
            // Aptos and Sui addresses look like hashes; only the word before tells.
            return false;
        }
        if (n <= 35 && "13TLMD9AtnmXr".indexOf(word.charAt(0)) >= 0) {
            byte[] payload = word.charAt(0) == 'r' ? Encodings.rippleCheck(word) : Encodings.base58Check(word);
            return payload != null && (payload.length == 21 || payload.length == 22);
        }
        int one = word.toLowerCase(java.util.Locale.ROOT).lastIndexOf('1');
        if (one > 1 && BECH32_PARTS.contains(word.substring(0, one).toLowerCase(java.util.Locale.ROOT))) {
            return Encodings.bech32(word);
        }
        if (n == 56 && word.charAt(0) == 'G') {
            return Encodings.stellar(word);
        }
        if (n >= 43 && n <= 44 && Values.kinds(word) == 3) {
            byte[] bytes = Encodings.base58(word);
            return bytes != null && bytes.length == 32;
        }
        if (n >= 46 && n <= 48 && "15".indexOf(word.charAt(0)) >= 0) {
            byte[] bytes = Encodings.base58(word);
            return bytes != null && bytes.length == 35;
        }
        return n == 95 && (word.charAt(0) == '4' || word.charAt(0) == '8') && base58(word);
    }

    private static boolean signature(Reading reading, int start, String word) {
        if (word.length() != 87 && word.length() != 88) {
            return false;
        }
        byte[] bytes = Encodings.base58(word);
        return bytes != null && bytes.length == 64 && reading.cues.any(Cue.TX) && start >= 0;
    }

    /** TON user-friendly addresses are base64url, so that the word may be cut by - and _. */
    private static void ton(Reading reading, Candidates found) {
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            if (reading.at(start + 1) != 'Q' || "EU0k".indexOf(reading.text[start]) < 0) {
                continue;
            }
            int end = start;
            while (end < reading.length
                    && (Chars.alnum(reading.text[end]) || reading.text[end] == '-' || reading.text[end] == '_')
                    && end - start < 50) {
                end++;
            }
            if (end - start == 48) {
                found.add(EntityTypes.CRYPTO_ADDRESS, start, end, Candidates.LIKELY);
            }
        }
    }

    private static boolean base58(String word) {
        return word.chars().allMatch(c -> Chars.alnum((char) c) && "0OIl".indexOf(c) < 0);
    }
}
