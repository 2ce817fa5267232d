package io.fairlead.channel.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailUidGenerator;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Names each mail {@code UIDVALIDITY-UID}, which no sender can forge, and announces it to {@link RawMail}. Bound as
 * {@code mailUid}; ids, sizes and flags of a whole batch come with one command.
 */
public final class MailUid implements MailUidGenerator {
    private static final int BATCH = 100;

    private final EmailLimits limits;
    private final Map<Folder, Set<Message>> known = new WeakHashMap<>();
    private final Map<Folder, WholeMails> mails = new WeakHashMap<>();

    public MailUid(EmailLimits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized String generateUuid(MailEndpoint endpoint, Message message) {
        try {
            if (message instanceof IMAPMessage mail && message.getFolder() instanceof IMAPFolder folder) {
                if (!known.computeIfAbsent(folder, MailUid::weakSet).contains(message)) {
                    fetchIds(folder, mail.getMessageNumber());
                }
                mails(folder).announce(mail);
                return folder.getUIDValidity() + "-" + folder.getUID(mail);
            }
            throw new IllegalArgumentException("the e-mail channel reads IMAP mailboxes only");
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail server did not say the mail's id: " + e.getMessage(), e);
        }
    }

    /** Where the mails of this folder are fetched from. */
    synchronized WholeMails mails(Folder folder) {
        return mails.computeIfAbsent(folder, key -> new WholeMails(limits));
    }

    private void fetchIds(IMAPFolder folder, int from) throws MessagingException {
        List<Message> batch = new ArrayList<>();
        for (Message message : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            if (message.getMessageNumber() >= from && batch.size() < BATCH) {
                batch.add(message);
            }
        }
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(batch.toArray(Message[]::new), profile);
        known.get(folder).addAll(batch);
    }

    private static Set<Message> weakSet(Folder folder) {
        return Collections.newSetFromMap(new WeakHashMap<>());
    }
}
