package io.fairlead.cli;

import io.fairlead.App;
import io.fairlead.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and runs until told to stop. */
@Command(name = "run", description = "Start the router, with an embedded PostgreSQL unless FAIRLEAD_DB_URL is set.")
final class RunCommand implements Callable<Integer> {
    @Option(names = "--demo", description = "Play the sample messages through the real path, so that tickets appear.")
    private boolean demo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Settings settings = Settings.read(Path.of(""), System.getenv());
        Samples samples = new Samples();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, stopped), "stop"));
        try (App app = App.build(settings, demo ? samples::pretendToSend : UnaryOperator.identity())) {
            app.start();
            long nanos = System.nanoTime() - began;
            // The embedded database has this router only, so a newcomer who lost the password gets another.
            Optional<String> oneTime =
                    app.access().firstPassword(settings.find("fairlead.db.url").isEmpty());
            spec.commandLine().getOut().print(StartScreen.of(app, settings, nanos, oneTime));
            spec.commandLine().getOut().flush();
            if (demo) {
                samples.play(app.camel());
            }
            stop.await();
        } catch (IllegalStateException e) {
            throw StartFailure.explain(e, settings);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
