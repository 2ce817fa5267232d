package io.fairlead.channel.email;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the files of a mail: name, type, size, hash, and the words in them that the guard has to read. */
final class AttachmentList {
    private static final Map<String, String> ENDINGS = Map.of(
            "text/plain", ".txt",
            "text/calendar", ".ics",
            "text/rfc822-headers", ".txt",
            "message/delivery-status", ".txt",
            "message/disposition-notification", ".txt",
            "application/octet-stream", ".bin",
            "application/pkcs7-mime", ".p7m",
            "application/pkcs7-signature", ".p7s",
            "application/pgp-signature", ".asc",
            "image/svg+xml", ".svg");

    private final EmailLimits limits;
    private final Budget budget;

    AttachmentList(Budget budget) {
        this.budget = budget;
        this.limits = budget.limits();
    }

    List<Attachment> of(List<Part> parts) {
        List<Attachment> files = new ArrayList<>();
        for (Part part : parts.subList(0, Math.min(parts.size(), limits.attachments()))) {
            files.add(file(part));
        }
        if (parts.size() > limits.attachments()) {
            budget.note("attachments_left_out", String.valueOf(parts.size() - limits.attachments()));
        }
        return files;
    }

    private Attachment file(Part part) {
        byte[] content = part.content();
        String type = part.type().value();
        if (content.length > limits.attachmentSize()) {
            budget.note("attachments_too_large", "larger than " + limits.attachmentSize() + " bytes: " + name(part));
            return new Attachment(name(part), type, content.length, null, null, null);
        }
        return new Attachment(
                name(part), type, content.length, Sha256.of(content), part.number(), words(part, limits.nesting()));
    }

    private static String name(Part part) {
        String name = part.name();
        if (!name.isEmpty()) {
            return name;
        }
        if (part.isMail()) {
            String subject = FileName.safe(subject(part));
            return (subject.isEmpty() ? "mail" : subject) + ".eml";
        }
        String type = part.type().value();
        String subtype = type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
        boolean usable = !subtype.isEmpty() && subtype.length() <= 5;
        return "part-" + part.number() + ENDINGS.getOrDefault(type, usable ? "." + subtype : "");
    }

    private static String subject(Part mail) {
        return mail.children().isEmpty() ? "" : mail.children().get(0).headers().text("subject");
    }

    /** What can be read of it; null where that is nothing. */
    private String words(Part part, int depth) {
        String type = part.type().value();
        if (budget.isSpent()) {
            return null;
        }
        if (part.isMail() && !part.children().isEmpty()) {
            return mail(part.children().get(0), depth);
        }
        if (type.equals("text/html")) {
            return HtmlText.parse(part.string(limits.text()), budget).text();
        }
        return type.startsWith("text/") || type.startsWith("message/") ? part.string(limits.text()) : null;
    }

    /** An attached mail's sender, subject and text, and the names and words of its own files. */
    private String mail(Part mail, int depth) {
        Content content = Content.of(mail, budget);
        StringBuilder words = new StringBuilder();
        for (String name : List.of("From", "To", "Date", "Subject")) {
            String value = mail.headers().text(name.toLowerCase(java.util.Locale.ROOT));
            words.append(value.isEmpty() ? "" : name + ": " + value + "\n");
        }
        words.append('\n').append(content.text());
        for (Part file : content.files()) {
            String inner = depth > 0 && words.length() < limits.text() ? words(file, depth - 1) : null;
            words.append("\n\n").append(name(file)).append(inner == null ? "" : "\n" + inner);
        }
        return words.length() <= limits.text() ? words.toString() : Text.body(words.substring(0, limits.text()));
    }
}
