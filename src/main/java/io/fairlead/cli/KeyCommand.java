package io.fairlead.cli;

import io.fairlead.Keeping;
import io.fairlead.Settings;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.Resealing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes the keys that everything is sealed with, beside a router that runs. */
@Command(name = "key", description = "Show and change the keys that originals and files are sealed with.")
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, rotate, reseal or drop-old");
    }

    @Command(name = "list", description = "Each key, and how much it has sealed.")
    int list() {
        return with(keeping -> {
            Map<String, Long> uses = keeping.uses();
            for (KeyFile.Key key : keeping.keys().keys()) {
                out().printf(
                                "%s  %d sealed%s%n",
                                key.id(), uses.getOrDefault(key.id(), 0L), key.newest() ? "  seals what comes" : "");
                uses.remove(key.id());
            }
            uses.forEach((key, times) -> out().printf("%s  %d sealed  not in the key file%n", key, times));
            return uses.isEmpty() ? 0 : 1;
        });
    }

    @Command(name = "rotate", description = "Add a key that seals from now on; the old ones still open.")
    int rotate(@Option(names = "--reseal", description = "Then seal anew what is there.") boolean reseal) {
        return with(keeping -> {
            keeping.keys().rotate();
            out().println("A new key seals from now on. Bring the key file to every router, and back it up.");
            return reseal ? reseal(keeping) : 0;
        });
    }

    @Command(name = "reseal", description = "Seal anew with the newest key what an older one has sealed.")
    int reseal() {
        return with(this::reseal);
    }

    @Command(name = "drop-old", description = "Drop every key but the newest, once nothing needs them.")
    int dropOld() {
        return with(keeping -> {
            keeping.dropOldKeys();
            out().println("Only the newest key is left.");
            return 0;
        });
    }

    private int reseal(Keeping keeping) {
        Resealing.Result result = keeping.reseal();
        out().printf("sealed anew: %d%n", result.resealed());
        if (result.unreadable() > 0) {
            out().printf("no key here opens %d; they stay as they are%n", result.unreadable());
        }
        return result.unreadable() == 0 ? 0 : 1;
    }

    private int with(ToIntFunction<Keeping> deed) {
        try (Keeping keeping = Keeping.open(Settings.read(Path.of(""), System.getenv()), Clock.systemUTC())) {
            int code = deed.applyAsInt(keeping);
            out().flush();
            return code;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
