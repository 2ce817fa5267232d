package io.fairlead.entity;

/** Keccak-256 with the padding of the submission of 2011, as Ethereum uses it; the JDK's SHA3-256 pads differently. */
final class Keccak {
    private static final int ROUNDS = 24;
    /** Bytes that a block takes in. */
    private static final int RATE = 136;

    private static final long[] CONSTANTS = new long[ROUNDS];

    static {
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int bit = 0; bit < 7; bit++) {
                if ((register & 1) == 1) {
                    CONSTANTS[round] ^= 1L << (1 << bit) - 1;
                }
                register = (register & 0x80) != 0 ? register << 1 ^ 0x171 : register << 1;
            }
        }
    }

    private Keccak() {}

    /** 32 bytes of digest. */
    static byte[] digest(byte[] message) {
        long[] state = new long[25];
        byte[] padded = java.util.Arrays.copyOf(message, message.length + RATE - message.length % RATE);
        padded[message.length] ^= 1;
        padded[padded.length - 1] ^= (byte) 0x80;
        for (int block = 0; block < padded.length; block += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / 8] ^= (padded[block + i] & 0xffL) << 8 * (i % 8);
            }
            permute(state);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < 32; i++) {
            digest[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
        }
        return digest;
    }

    private static void permute(long[] state) {
        long[] columns = new long[5];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long mixed = columns[(x + 4) % 5] ^ Long.rotateLeft(columns[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    state[x + y] ^= mixed;
                }
            }
            move(state);
            for (int y = 0; y < 25; y += 5) {
                System.arraycopy(state, y, columns, 0, 5);
                for (int x = 0; x < 5; x++) {
                    state[x + y] = columns[x] ^ ~columns[(x + 1) % 5] & columns[(x + 2) % 5];
                }
            }
            state[0] ^= CONSTANTS[round];
        }
    }

    /** The steps rho and pi: every lane is turned, and takes the place of another. */
    private static void move(long[] state) {
        int x = 1;
        int y = 0;
        long lane = state[1];
        for (int step = 1; step <= 24; step++) {
            int below = (2 * x + 3 * y) % 5;
            x = y;
            y = below;
            long turned = Long.rotateLeft(lane, step * (step + 1) / 2);
            lane = state[x + 5 * y];
            state[x + 5 * y] = turned;
        }
    }
}
