package io.fairlead.channel;

import java.util.Optional;

/**
 * Whose turn it is to ask a channel's source: of the routers on one database, one polls a mailbox, a bot or a folder. It
 * keeps a source from being asked by two; that nothing is stored twice is the queue's doing, by (channel, source id).
 */
public interface Lead {
    /** A router that shares its channels with nobody. */
    Lead ALONE = new Lead() {
        @Override
        public boolean isOurs(String channel) {
            return true;
        }

        @Override
        public Optional<Standing> standing(String channel) {
            return Optional.empty();
        }
    };

    /**
     * Whether this router may ask now. Asked before each poll and a few times a second while one waits; who asks wants to
     * have it from then on, for as long as the channel's route runs.
     */
    boolean isOurs(String channel);

    /** How it stands with a channel that this router wants to ask; empty for one that nobody polls, such as a form. */
    Optional<Standing> standing(String channel);

    /**
     * Who polls a channel, as far as is known.
     *
     * @param router its name; empty while nobody knows, because the database does not answer or another is just taking over
     */
    record Standing(boolean isOurs, boolean isKnown, String router) {}
}
