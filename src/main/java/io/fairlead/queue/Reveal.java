package io.fairlead.queue;

import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Opens the sealed originals of a message for somebody who may see them; the audit has his name and reason first. */
public final class Reveal {
    private final Statements statements;
    private final Sealer sealer;
    private final Function<Inbound, Normalised> normalise;

    /** @param normalise reads an inbound as it was read when it came */
    public Reveal(DataSource pool, Sealer sealer, Function<Inbound, Normalised> normalise) {
        this.statements = new Statements(pool);
        this.sealer = sealer;
        this.normalise = normalise;
    }

    /**
     * The message as it came, and its later revisions; empty when the ticket has no such message, or what was kept of it
     * has been destroyed. The door must have asked whether this person may.
     *
     * @throws IllegalArgumentException without a reason
     * @throws IllegalStateException when the database cannot be asked, or the key is not the one it was sealed with
     */
    public List<Revealed> reveal(String ref, long message, String person, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a reveal needs a reason");
        }
        return statements.all("reveal", this::revealed, ref, message, person, StorableText.of(reason));
    }

    private Revealed revealed(ResultSet row) throws SQLException {
        Inbound inbound = SealedName.inbound(row, sealer);
        int revision = row.getInt("revision");
        try {
            if (normalise.apply(inbound) instanceof Message message) {
                return new Revealed(revision, message.subject(), message.text());
            }
        } catch (UnreadableException e) {
            // Its form has been changed since; then it is shown as it came.
        }
        return new Revealed(revision, "", new String(inbound.raw(), StandardCharsets.UTF_8));
    }
}
