package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.queue.Database;
import io.fairlead.queue.HeldMessages;
import io.fairlead.queue.Reveal;
import io.fairlead.queue.Sealer;
import org.apache.camel.main.Main;

/** What the routes name of keeping: who may see an original, how long it stays, and what is held back. */
final class KeepingParts {
    private KeepingParts() {}

    static void bind(
            Main camel, Settings settings, Stages stages, Sealer sealer, Database database, ChannelDirectory channels) {
        HeldMessages held = new HeldMessages(database.pool());
        channels.watch(held::ailments);
        camel.bind("reveal", new Reveal(database.pool(), sealer, stages.normalise()::normalise));
        camel.bind("keepingTerms", new KeepingTerms(settings));
        camel.bind("guardHealth", new HeldCheck(held));
    }
}
