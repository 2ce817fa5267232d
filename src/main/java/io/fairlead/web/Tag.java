package io.fairlead.web;

import io.fairlead.digest.Sha256;

/** An ETag made of the content, so that it is the same on every router and after every start. */
final class Tag {
    private static final int LENGTH = 24;

    private Tag() {}

    static String of(byte[] content) {
        return '"' + Sha256.of(content).substring(0, LENGTH) + '"';
    }
}
