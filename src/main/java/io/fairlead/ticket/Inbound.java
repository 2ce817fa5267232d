package io.fairlead.ticket;

import java.time.Instant;
import java.util.Objects;

/**
 * A message as it came: never changed, stored sealed only, and what a replay starts from.
 *
 * @param sourceId what the source calls it (IMAP "UIDVALIDITY-UID", Telegram update_id, a form's one-time key); a
 *     repeat carries the same
 * @param mediaType of the raw bytes: message/rfc822, or application/json
 * @param raw the bytes; not copied, do not write into them
 * @param receivedAt when this router got it
 */
public record Inbound(Channel channel, String sourceId, String mediaType, byte[] raw, Instant receivedAt) {
    public Inbound {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** Names the inbound without its content, which may hold secrets. */
    @Override
    public String toString() {
        return channel.name() + "/" + sourceId + " (" + raw.length + " bytes)";
    }
}
