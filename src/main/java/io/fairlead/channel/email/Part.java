package io.fairlead.channel.email;

import java.util.List;

/**
 * A node of the mail's tree. Content is decoded only when it is asked for.
 *
 * @param number as IMAP counts: {@code 1}, {@code 2.1}; empty for the root of a multipart
 * @param bytes of the whole mail
 * @param from first byte of the body
 * @param to after its last byte
 * @param children of a multipart; for an attached mail the mail itself; else empty
 */
record Part(
        String number,
        Headers headers,
        Field type,
        Field disposition,
        byte[] bytes,
        int from,
        int to,
        List<Part> children) {

    Part withChildren(List<Part> parts) {
        return new Part(number, headers, type, disposition, bytes, from, to, parts);
    }

    boolean isMultipart() {
        return type.value().startsWith("multipart/");
    }

    boolean isMultipart(String subtype) {
        return type.value().equals("multipart/" + subtype);
    }

    boolean isText(String subtype) {
        return type.value().equals("text/" + subtype);
    }

    boolean isMail() {
        return type.value().equals("message/rfc822") || type.value().equals("message/global");
    }

    /** The file name that the sender gave, made safe; empty when there is none. */
    String name() {
        String name = disposition.parameter("filename");
        return FileName.safe(name.isEmpty() ? type.parameter("name") : name);
    }

    byte[] content() {
        return TransferDecoding.decode(headers.raw("content-transfer-encoding"), bytes, from, to);
    }

    /** The content as text by its label and its bytes; at most {@code limit} bytes of it. */
    String string(int limit) {
        return string(content(), limit);
    }

    /** The same where the content is at hand. */
    String string(byte[] content, int limit) {
        int length = Math.min(content.length, limit);
        return Text.body(Charsets.decode(content, 0, length, charset()));
    }

    private String charset() {
        String charset = type.parameter("charset");
        return charset.isEmpty() ? null : charset;
    }

    /** The part with this number in this tree, or null. */
    Part find(String wanted) {
        if (number.equals(wanted) && !(isMultipart() && !children.isEmpty())) {
            return this;
        }
        for (Part child : children) {
            Part found = child.find(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
