package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.attachment.Attachments;
import io.fairlead.channel.Normaliser;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.email.EmailNormaliser;
import io.fairlead.channel.file.FileNormaliser;
import io.fairlead.config.Mistakes;
import io.fairlead.queue.Database;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.QueueCalls;
import io.fairlead.queue.QueueRows;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.WithheldException;
import java.util.List;
import java.util.Map;

/**
 * Takes old messages into the queue without routes and without a word to anybody: the same stages, the same tables, also
 * beside a router that runs. A dry one stops before the store and the queue.
 */
public final class Backfill implements AutoCloseable {
    private final Stages stages;
    private final Normaliser normaliser;
    private final Attachments attachments;
    private final QueueRows rows;
    private final Database database;
    private final QueueCalls queue;

    private Backfill(Stages stages, EmailLimits limits, Attachments attachments, QueueRows rows, Database database) {
        this.stages = stages;
        this.normaliser = new FileNormaliser(new EmailNormaliser(limits));
        this.attachments = attachments;
        this.rows = rows;
        this.database = database;
        this.queue = database == null ? null : new QueueCalls(database.pool());
    }

    /**
     * @throws io.fairlead.config.ConfigException with every mistake in {@code config/}
     * @throws IllegalStateException in one sentence, when the database or the key file cannot be used
     */
    public static Backfill open(Settings settings) {
        EmailLimits limits = MailLimits.limits(settings);
        Stages stages = stages(settings, limits);
        Vault vault = Vault.open(settings);
        Attachments attachments = new Attachments(
                Map.of(ChannelKind.EMAIL, new MailFiles(limits), ChannelKind.FILE, new ArchiveFiles(limits)),
                vault.contents(),
                AttachmentSettings.extractor(settings));
        QueueRows rows = new QueueRows(new DraftJson(new ObjectMapper()), vault.sealer());
        return new Backfill(stages, limits, attachments, rows, QueueDatabase.openBeside(settings));
    }

    /** For a look at what would happen; it opens nothing. */
    public static Backfill dry(Settings settings) {
        EmailLimits limits = MailLimits.limits(settings);
        return new Backfill(stages(settings, limits), limits, null, null, null);
    }

    /** What became of it: queued, appended, duplicate, ignored or quarantined; of a dry one, {@code ticket}. */
    public String take(Inbound inbound) {
        try {
            Normalised normalised = normaliser.normalise(inbound);
            if (!(normalised instanceof Message message)) {
                return "ignored";
            }
            Message kept = attachments == null ? message : attachments.keep(message, inbound);
            Guarded guarded = stages.guard().guard(stages.recognise().recognise(kept));
            TicketDraft draft = new TicketDraft(guarded, stages.classify().classify(guarded), List.of());
            return queue == null ? "ticket" : queue.enqueue(rows.ticket(draft, inbound));
        } catch (UnreadableException | WithheldException e) {
            return queue == null ? "quarantined" : queue.quarantine(rows.quarantine(inbound, e));
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    private static Stages stages(Settings settings, EmailLimits limits) {
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(settings.folder("fairlead.config"), limits, mistakes);
        mistakes.throwIfAny();
        return stages;
    }
}
