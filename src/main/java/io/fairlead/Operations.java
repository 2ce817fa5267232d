package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.config.Mistakes;
import io.fairlead.deploy.Reload;
import io.fairlead.web.Gate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Builds what runs and watches the path, and is no part of it. */
final class Operations {
    private final Gate gate = new Gate();
    private final LiveStages stages;
    private final Reload reload;

    /**
     * @param read reads all of {@code config/} anew
     * @param changed is told of each channel that runs anew
     */
    Operations(
            LiveSettings settings,
            LiveStages stages,
            Function<Mistakes, Stages> read,
            ChannelDirectory channels,
            Consumer<ChannelFile> changed) {
        this.stages = stages;
        this.reload = new Reload(settings, stages, read, channels, changed);
        channels.judge(reload::mistakesIn, reload::refusedWhole);
    }

    Gate gate() {
        return gate;
    }

    void bind(Main camel) {
        camel.bind("stages", stages);
        camel.bind("reload", reload);
    }

    /** Starts the channels of a context that runs. */
    void start(CamelContext camel) {
        reload.start(camel, gate, channel -> true);
    }
}
