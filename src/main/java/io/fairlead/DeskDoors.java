package io.fairlead;

import io.fairlead.attachment.ContentStore;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.desk.AnswerTemplates;
import io.fairlead.desk.ApiDoor;
import io.fairlead.desk.Contract;
import io.fairlead.desk.Enclosures;
import io.fairlead.desk.FileDoor;
import io.fairlead.desk.Listeners;
import io.fairlead.desk.LiveEvents;
import io.fairlead.desk.MentionPages;
import io.fairlead.desk.Splitting;
import io.fairlead.desk.TemplateDoor;
import io.fairlead.desk.TicketPages;
import io.fairlead.desk.UploadDoor;
import io.fairlead.desk.Wording;
import io.fairlead.queue.ChangeLine;
import io.fairlead.queue.QueueCounts;
import io.fairlead.queue.Watchers;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.time.SteadyClock;
import io.fairlead.web.FileRules;
import io.fairlead.web.Reception;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Builds what {@code routes/desk-api.camel.yaml} names. */
public final class DeskDoors {
    private DeskDoors() {}

    /**
     * @param mailChannel see {@link #mailChannel}
     * @param files what an answer takes along
     * @param reading what a message is about, by the newest stages
     */
    public static void bind(
            Main camel,
            Supplier<AnswerTemplates> answers,
            ContentStore store,
            Supplier<String> mailChannel,
            FileRules files,
            Function<Message, TicketDraft> reading) {
        Reception reception = new Reception();
        camel.bind("apiDoor", new ApiDoor(Contract.shipped(), reception));
        camel.bind("ticketPages", new TicketPages(reception));
        camel.bind("mentionPages", new MentionPages(reception));
        camel.bind("wording", new Wording(mailChannel, Clock.systemUTC()));
        camel.bind("splitting", new Splitting(reading, Clock.systemUTC()));
        camel.bind("fileDoor", new FileDoor(store));
        camel.bind("uploadDoor", new UploadDoor(files, new KeptFiles(store)));
        camel.bind("enclosures", new Enclosures(files, store));
        camel.bind("templateDoor", new TemplateDoor(answers, reception));
    }

    /** Begins to tell live pages what happens. */
    static LiveEvents live(CamelContext running, DataSource pool) {
        Clock clock = new SteadyClock();
        Listeners listeners = new Listeners();
        listeners.open(running);
        LiveEvents live = new LiveEvents(
                new ChangeLine(pool, clock), new QueueCounts(pool), new Watchers(pool), listeners, clock);
        live.start();
        return live;
    }

    /** The mailbox that answers go out from to whom wrote by form: the named one, or the first that can send. */
    static Supplier<String> mailChannel(Settings settings, ChannelDirectory channels) {
        return () -> settings.find("fairlead.answers.mail-channel")
                .orElseGet(() -> channels.on().stream()
                        .filter(channel -> channel.kind().startsWith(ChannelKind.EMAIL.code()))
                        .map(ChannelFile::name)
                        .filter(name -> !channels.parameter(name, "smtpHost").isEmpty())
                        .findFirst()
                        .orElse(null));
    }
}
