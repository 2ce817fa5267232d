package io.fairlead.entity;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.EntityTypes;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Set;

/** Private keys that carry a checksum or their own public half: WIF, BIP-32, BIP-38, Solana, Stellar, XRP, Tezos, bech32. */
final class WalletKeyDetector implements Detector {
    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.CRYPTO_PRIVATE_KEY);
    }

    /** Derivations in one text before 64-byte words count as keys unseen: each costs a tenth of a millisecond. */
    private static final int DERIVATIONS = 200;

    @Override
    public void find(Reading reading, Candidates found) {
        int derivations = 0;
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            int end = reading.words.end(n);
            boolean pair = end - start == 87 || end - start == 88;
            derivations += pair ? 1 : 0;
            if (end - start >= 22
                    && end - start <= 190
                    && (pair && derivations > DERIVATIONS || key(reading, start, end))) {
                found.add(EntityTypes.CRYPTO_PRIVATE_KEY, start, end, Candidates.CERTAIN);
            }
        }
        for (int at = reading.indexOf("[", 0, reading.length);
                at >= 0;
                at = reading.indexOf("[", at + 1, reading.length)) {
            int end = bytes(reading, at);
            if (end > 0) {
                found.add(EntityTypes.CRYPTO_PRIVATE_KEY, at, end, Candidates.CERTAIN);
                at = end - 1;
            }
        }
    }

    private static boolean key(Reading reading, int start, int end) {
        int n = end - start;
        String word = reading.words(start, end);
        char first = word.charAt(0);
        if ((n == 51 || n == 52) && "5KLc9".indexOf(first) >= 0) {
            byte[] payload = Encodings.base58Check(word);
            boolean called = reading.cues.before(start, Cue.PRIVATE_KEY, 40) >= 0;
            return payload != null
                            && ((payload[0] & 0xff) == 0x80 || (payload[0] & 0xff) == 0xef)
                            && (payload.length == 33 || payload.length == 34)
                    || called && Encodings.base58(word) != null && Values.kinds(word) == 3;
        }
        if (n == 51 || n == 52) {
            byte[] payload = Encodings.base58Check(word);
            return payload != null && payload.length >= 33 && payload.length <= 34 && payload[0] < 0;
        }
        if (n == 111 && "xyztuvYZUV".indexOf(first) >= 0 && word.startsWith("prv", 1)) {
            return Encodings.base58(word) != null;
        }
        if (n == 58 && word.startsWith("6P")) {
            return Encodings.base58Check(word) != null
                    || Encodings.base58(word) != null && reading.cues.any(Cue.PRIVATE_KEY);
        }
        if (n == 87 || n == 88) {
            return solana(reading, start, word);
        }
        if (n == 56 && first == 'S') {
            return Encodings.stellar(word);
        }
        if (n == 29 && first == 's' || n == 31 && word.startsWith("sEd")) {
            return Encodings.rippleCheck(word) != null;
        }
        if (n == 54 && (word.startsWith("edsk") || word.startsWith("spsk") || word.startsWith("p2sk"))
                || n == 98 && word.startsWith("edsk")) {
            return Encodings.base58Check(word) != null;
        }
        if (n == 30 && first == 'S' && reading.cues.before(start, Cue.PRIVATE_KEY, 40) >= 0) {
            return Sha256.bytes(word + "?")[0] == 0;
        }
        return (word.startsWith("nsec1")
                        || word.startsWith("suiprivkey1")
                        || word.startsWith("cosmosvalconsprv1")
                        || word.startsWith("addr_xsk1")
                        || word.contains("xprv1")
                        || word.contains("_sk1"))
                && Encodings.bech32(word);
    }

    /** A keypair is 32 secret bytes and the public key derived from them; a signature of the same length is not. */
    private static boolean solana(Reading reading, int start, String word) {
        byte[] bytes = Encodings.base58(word);
        if (bytes == null || bytes.length != 64) {
            return false;
        }
        return matches(bytes)
                || reading.cues.before(start, Cue.PRIVATE_KEY, 40) > reading.cues.before(start, Cue.TX, 40);
    }

    private static boolean matches(byte[] pair) {
        try {
            byte[] seed = Arrays.copyOf(pair, 32);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
            byte[] y = key.getPoint().getY().toByteArray();
            byte[] expected = new byte[32];
            for (int i = 0; i < Math.min(32, y.length); i++) {
                expected[i] = y[y.length - 1 - i];
            }
            if (key.getPoint().isXOdd()) {
                expected[31] |= (byte) 0x80;
            }
            return Arrays.equals(expected, 0, 32, pair, 32, 64);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code [12,34,…]}: the 64 bytes of a keypair as Solana's command line writes them; -1 for anything else. */
    private static int bytes(Reading reading, int open) {
        int count = 0;
        int i = open + 1;
        while (i < reading.length && count <= 64) {
            while (reading.at(i) == ' ' || reading.at(i) == '\n' && i < reading.length) {
                i++;
            }
            int value = 0;
            int from = i;
            while (Chars.digit(reading.at(i)) && i - from < 4) {
                value = 10 * value + reading.at(i++) - '0';
            }
            if (i == from || value > 255) {
                return -1;
            }
            count++;
            while (reading.at(i) == ' ' || reading.at(i) == '\n' && i < reading.length) {
                i++;
            }
            if (reading.at(i) == ']') {
                return count == 64 || count == 32 && reading.cues.any(Cue.PRIVATE_KEY) ? i + 1 : -1;
            }
            if (reading.at(i++) != ',') {
                return -1;
            }
        }
        return -1;
    }
}
