package io.fairlead;

import io.fairlead.channel.email.mailbox.SenderLane;
import io.fairlead.channel.telegram.ChatLane;
import io.fairlead.hop.Hop;
import io.fairlead.hop.IntakeUri;
import io.fairlead.queue.Sealer;
import io.fairlead.ticket.Inbound;
import org.apache.camel.main.Main;

/** Builds the way over a broker, where {@code fairlead.intake} names one. */
final class HopParts {
    private HopParts() {}

    static void bind(Main camel, Settings settings, Sealer sealer) {
        IntakeUri intake = IntakeUri.of(settings.text("fairlead.intake"));
        if (intake.isRemote()) {
            camel.bind("hop", new Hop(sealer, HopParts::writer));
            camel.addOverrideProperty("fairlead.intake", intake.entry());
            camel.configure().addRoutesBuilder(intake.routes());
        }
    }

    /** Messages of a file have writers that only reading tells: they stay in the file's order. */
    private static String writer(Inbound inbound) {
        return switch (inbound.channel().kind()) {
            case EMAIL -> SenderLane.of(inbound.raw());
            case TELEGRAM -> ChatLane.of(inbound.raw());
            default -> "";
        };
    }
}
