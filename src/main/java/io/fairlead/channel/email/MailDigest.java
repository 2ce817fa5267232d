package io.fairlead.channel.email;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;

/**
 * A SHA-256 of what two copies of one mail have in common, whatever servers, lists and relays made of it on the way:
 * sender, date, subject, words and files. Transfer encodings, charsets, line lengths, MIME boundaries and all other
 * headers leave it as it is.
 */
final class MailDigest {
    private MailDigest() {}

    static String of(Headers headers, String subject, String text, List<Attachment> files) {
        StringBuilder canonical = new StringBuilder();
        Address.list(headers.raw("from")).forEach(from -> add(canonical, from.address()));
        add(canonical, date(headers.raw("date")));
        add(canonical, letters(subject));
        add(canonical, letters(text));
        files.stream().map(MailDigest::file).sorted().forEach(file -> add(canonical, file));
        return Sha256.of(canonical.toString());
    }

    private static String date(String stated) {
        Instant date = MailDate.parse(stated);
        return date == null ? String.valueOf(stated) : date.toString();
    }

    private static void add(StringBuilder canonical, String value) {
        canonical.append(value).append('\u0000');
    }

    /** Without white space, which flowing and folding change, in one Unicode form. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static String file(Attachment file) {
        return file.sha256() == null ? letters(file.name()) + " " + file.size() : file.sha256();
    }
}
