package io.fairlead.channel.email;

import io.fairlead.channel.Normaliser;
import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import io.fairlead.time.WorkTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads any mail from its bytes (RFC 5322, MIME). Only bytes without a single header are unreadable; every other mail
 * becomes a message, with whatever of it can be read.
 */
public final class EmailNormaliser implements Normaliser {
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);
    private static final int LONGEST_KEY = 400;

    private final EmailLimits limits;
    private final Supplier<WorkTime> times;

    public EmailNormaliser(EmailLimits limits) {
        this(limits, WorkTime::begin);
    }

    /** @param times begins to count for one mail */
    EmailNormaliser(EmailLimits limits, Supplier<WorkTime> times) {
        this.limits = limits;
        this.times = times;
    }

    @Override
    public Normalised normalise(Inbound inbound) {
        byte[] raw = inbound.raw();
        int end = Math.min(raw.length, limits.size());
        int start = firstLine(raw, end);
        if (start == end) {
            throw new UnreadableException("the mail is empty");
        }
        Budget budget = new Budget(limits, times);
        Part root = MimeReader.read(raw, start, end, budget);
        if (root.headers().isEmpty()) {
            throw new UnreadableException("these bytes have no mail header: not a mail");
        }
        if (raw.length > end) {
            budget.note("cut", "the mail is larger than " + limits.size() + " bytes; the rest was not read");
        }
        return message(inbound, root, budget);
    }

    static int firstLine(byte[] raw, int end) {
        int start = end >= 3 && raw[0] == (byte) 0xef && raw[1] == (byte) 0xbb && raw[2] == (byte) 0xbf ? 3 : 0;
        while (start < end && (raw[start] == '\r' || raw[start] == '\n')) {
            start++;
        }
        return start;
    }

    private Message message(Inbound inbound, Part root, Budget budget) {
        Headers headers = root.headers();
        Content content = Content.of(root, budget);
        MessageIds ids = MessageIds.of(headers);
        String subject = headers.text("subject");
        String text = content.text();
        List<Attachment> files = new AttachmentList(budget).of(content.files());
        String digest = MailDigest.of(headers, subject, text, files).substring(0, 32);
        String sourceId = key(ids.own().isEmpty() ? "no-id" : ids.own()) + "#" + digest;
        Author author = author(headers, digest);
        String thread = ids.root().isEmpty() ? digest : ids.root();
        List<Address> from = Address.list(headers.raw("from"));
        Auto auto = AutoMail.of(root, from.isEmpty() ? new Address("", "") : from.get(0), subject, text);
        Map<String, String> hints = hints(headers);
        hints.putAll(Protection.hints(root, text));
        hints.putAll(auto == Auto.BOUNCE ? Bounce.hints(root, text) : Map.of());
        String reference = Reference.in(headers, subject);
        if (reference != null) {
            hints.put("reference", reference);
        }
        Message message = Message.of(
                        inbound, sourceId, key(author.id() + "|" + thread), Visibility.PRIVATE, author, text)
                .withSubject(subject)
                .withText(text, auto == Auto.BOUNCE ? List.of() : QuotedHistory.ranges(text, budget))
                .withHtml(content.html())
                .withAuto(auto)
                .withSentAt(sentAt(headers, inbound.receivedAt()))
                .withAttachments(files)
                .withReplyTo(replyTo(headers, author, ids, subject));
        hints.putAll(budget.notes());
        hints.putAll(Threading.clues(headers, ids, message, hints).hints());
        return message.withHints(hints);
    }

    /** Long ids are stored as their hash: an index entry has its limit. */
    private static String key(String id) {
        return id.length() <= LONGEST_KEY ? id : "sha256:" + Sha256.of(id);
    }

    private static Author author(Headers headers, String digest) {
        List<Address> all = new ArrayList<>();
        for (String name : List.of("from", "sender", "reply-to", "return-path")) {
            all.addAll(Address.list(headers.raw(name)));
            if (all.stream().anyMatch(address -> !address.address().isEmpty())) {
                break;
            }
        }
        Address first = all.stream()
                .filter(address -> !address.address().isEmpty())
                .findFirst()
                .orElse(null);
        String name = all.isEmpty() ? "" : first == null ? all.get(0).name() : first.name();
        List<String> addresses = all.stream()
                .map(Address::address)
                .filter(a -> !a.isEmpty())
                .distinct()
                .toList();
        return new Author(first == null ? "mail:unknown-" + digest : first.id(), name, addresses);
    }

    private static Instant sentAt(Headers headers, Instant receivedAt) {
        Instant stated = MailDate.parse(headers.raw("date"));
        return stated == null || stated.isAfter(receivedAt.plus(CLOCK_ERROR)) ? receivedAt : stated;
    }

    private static Map<String, String> replyTo(Headers headers, Author author, MessageIds ids, String subject) {
        Map<String, String> replyTo = new LinkedHashMap<>();
        String to = Address.list(headers.raw("reply-to")).stream()
                .map(Address::address)
                .filter(address -> address.contains("@"))
                .findFirst()
                .orElse(author.addresses().isEmpty() ? "" : author.addresses().get(0));
        replyTo.put("to", to);
        replyTo.put("subject", subject);
        replyTo.put("message_id", ids.own());
        replyTo.put("references", String.join(" ", ids.references()));
        return replyTo;
    }

    private static Map<String, String> hints(Headers headers) {
        Map<String, String> hints = new LinkedHashMap<>();
        for (String name : List.of("to", "cc")) {
            String people = String.join(
                    ", ",
                    headers.all(name)
                            .flatMap(value -> Address.list(value).stream())
                            .limit(100)
                            .map(Address::toString)
                            .toList());
            if (!people.isEmpty()) {
                hints.put(name.toLowerCase(Locale.ROOT), people);
            }
        }
        return hints;
    }
}
