package io.fairlead.topic;

import io.fairlead.config.HanPairs;

/** Tells traditional from simplified Chinese by the characters that exist in one of them only. */
final class HanVariants {
    private static final byte[] SIDE = sides();

    private HanVariants() {}

    static boolean traditional(Prose prose) {
        String words = prose.text().words();
        int balance = 0;
        for (int i = 0; i < prose.size(); i++) {
            for (int at = prose.start(i); at < prose.end(i); at++) {
                balance += SIDE[words.charAt(at)];
            }
        }
        return balance > 0;
    }

    private static byte[] sides() {
        byte[] sides = new byte[1 << 16];
        HanPairs.each((traditional, simplified) -> {
            if (traditional != simplified) {
                sides[traditional] = 1;
                sides[simplified] = -1;
            }
        });
        // written in both: 后 里 台 面 只 谷 余 着 于 占 表 准 获 症
        for (char both : "后里台面只谷余着于占表准并托札吁松云布系采仿".toCharArray()) {
            sides[both] = 0;
        }
        return sides;
    }
}
