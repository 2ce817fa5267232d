package io.fairlead.channel.email;

import io.fairlead.ticket.Enclosure;
import io.fairlead.ticket.Notice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Makes a mail of a notice: plain text and its files, in the customer's thread, with our reference. Its Message-ID is the notice's
 * mark, so that a repeat is recognised and an answer or a bounce leads back. Whatever the customer's mail held, no header
 * of it can break out of its line. What is automatic says so (RFC 3834).
 */
final class OutgoingMail {
    /** A key of {@link Notice#to()}: {@code FL-REF.notice.secret}, the left side of the Message-ID. */
    static final String MARK = "mark";

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,64}@[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,255}");
    private static final Pattern ID = Pattern.compile("[!-~&&[^<>]]{1,250}");
    private static final Pattern MARKED = Pattern.compile("(FL-[0-9A-Z]{6,12})\\.[0-9]+\\.[0-9a-f]+");
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_REFERENCES = 20;

    private OutgoingMail() {}

    /** True for what can be written into a header and an envelope as it stands. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** The address with its domain as the wire has it; a mailbox whose own name is not ASCII cannot be reached so. */
    private static String ascii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (address.substring(0, at).chars().anyMatch(c -> c > 0x7e)) {
            throw new AddressException("not an ASCII mailbox");
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("no domain");
        }
    }

    /** Only an agent's answer is written by a person. */
    static boolean isAutomatic(Notice notice) {
        return !notice.kind().equals("reply");
    }

    static MimeMessage of(Notice notice, Mailbox mailbox, Session session) throws MessagingException {
        Map<String, String> to = notice.to();
        String address = mailbox.addresses().get(0);
        String mark = to.getOrDefault(MARK, "");
        String ref = MARKED.matcher(mark).matches() ? mark.substring(0, mark.indexOf('.')) : "";
        SMTPMessage mail = new SMTPMessage(session);
        mail.setFrom(named(address, mailbox.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(ascii(to.get("to")), true));
        mail.setSubject(subject(to.getOrDefault("subject", ""), ref), "UTF-8");
        String left = ref.isEmpty() ? UUID.randomUUID().toString() : mark;
        mail.setHeader("Message-ID", "<" + left + address.substring(address.indexOf('@')) + ">");
        thread(mail, to);
        if (mailbox.plusAddress() && !ref.isEmpty()) {
            mail.setReplyTo(new InternetAddress[] {named(address.replaceFirst("@", "+" + ref + "@"), mailbox.name())});
        }
        if (isAutomatic(notice)) {
            mail.setHeader("Auto-Submitted", mail.getHeader("In-Reply-To") == null ? "auto-generated" : "auto-replied");
            mail.setHeader("X-Auto-Response-Suppress", "All");
            mail.setEnvelopeFrom(mailbox.nullReturnPath() ? "<>" : address);
        }
        if (notice.files().isEmpty()) {
            mail.setText(notice.text(), "UTF-8");
        } else {
            mail.setContent(withFiles(notice));
        }
        return mail;
    }

    /** Base64 whatever the type: a text file keeps its line ends. */
    private static MimeMultipart withFiles(Notice notice) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(notice.text(), "UTF-8");
        MimeMultipart all = new MimeMultipart("mixed", words);
        for (Enclosure file : notice.files()) {
            InternetHeaders headers = new InternetHeaders();
            headers.setHeader("Content-Type", file.type());
            headers.setHeader("Content-Transfer-Encoding", "base64");
            headers.setHeader("Content-Disposition", "attachment");
            MimeBodyPart part =
                    new MimeBodyPart(headers, Base64.getMimeEncoder().encode(file.content()));
            part.setFileName(file.name());
            all.addBodyPart(part);
        }
        return all;
    }

    private static void thread(MimeMessage mail, Map<String, String> to) throws MessagingException {
        List<String> ids =
                new ArrayList<>(Arrays.asList(to.getOrDefault("references", "").split("\\s+")));
        String answered = to.getOrDefault("message_id", "");
        ids.add(answered);
        List<String> references =
                ids.stream().filter(id -> ID.matcher(id).matches()).distinct().toList();
        if (ID.matcher(answered).matches()) {
            mail.setHeader("In-Reply-To", "<" + answered + ">");
        }
        if (!references.isEmpty()) {
            List<String> nearest =
                    references.subList(Math.max(0, references.size() - MOST_REFERENCES), references.size());
            mail.setHeader("References", "<" + String.join(">\r\n <", nearest) + ">");
        }
    }

    private static String subject(String theirs, String ref) {
        String subject = Text.oneLine(theirs);
        if (subject.length() > LONGEST_SUBJECT) {
            int end = Character.isHighSurrogate(subject.charAt(LONGEST_SUBJECT - 1)) ? 1 : 0;
            subject = subject.substring(0, LONGEST_SUBJECT - end) + "…";
        }
        subject = subject.regionMatches(true, 0, "re:", 0, 3) ? subject : ("Re: " + subject).strip();
        return ref.isEmpty() || subject.contains(ref) ? subject : subject + " [" + ref + "]";
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            InternetAddress named = new InternetAddress(address, true);
            if (!name.isEmpty()) {
                named.setPersonal(Text.oneLine(name), "UTF-8");
            }
            return named;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
