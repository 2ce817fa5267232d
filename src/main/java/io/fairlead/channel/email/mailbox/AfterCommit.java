package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.util.Collection;
import java.util.Locale;

/** What is done with mails at the server once they are committed. */
enum AfterCommit {
    /** They are marked as read; the usual thing. */
    SEEN {
        @Override
        void on(MailConnection mail, Collection<Long> uids, String folder) throws MailboxException {
            mail.addFlags(uids, "\\Seen");
        }
    },

    /** They are marked as read and go to another folder, which is made when it is not there. */
    MOVE {
        @Override
        void on(MailConnection mail, Collection<Long> uids, String folder) throws MailboxException {
            mail.addFlags(uids, "\\Seen");
            String command = mail.has("MOVE") ? "UID MOVE" : "UID COPY";
            try {
                mail.transfer(command, uids, folder);
            } catch (MailboxException e) {
                if (e.kind() != Kind.COMMAND_REFUSED) {
                    throw e;
                }
                mail.create(folder);
                mail.transfer(command, uids, folder);
            }
            if (command.equals("UID COPY")) {
                remove(mail, uids);
            }
        }
    },

    /** They are deleted. Without UIDPLUS they stay marked as deleted: a plain EXPUNGE would take others' mails along. */
    DELETE {
        @Override
        void on(MailConnection mail, Collection<Long> uids, String folder) throws MailboxException {
            remove(mail, uids);
        }
    },

    /** They stay as they are; only the cursor tells what was taken. */
    NOTHING {
        @Override
        void on(MailConnection mail, Collection<Long> uids, String folder) {
            // the mailbox is only read
        }
    };

    abstract void on(MailConnection mail, Collection<Long> uids, String folder) throws MailboxException;

    /** As it is written in a channel file. */
    static AfterCommit of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static void remove(MailConnection mail, Collection<Long> uids) throws MailboxException {
        mail.addFlags(uids, "\\Deleted");
        if (mail.has("UIDPLUS")) {
            mail.expunge(uids);
        }
    }
}
