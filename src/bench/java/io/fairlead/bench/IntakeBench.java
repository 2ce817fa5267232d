package io.fairlead.bench;

import io.fairlead.Stages;
import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages a second of one core through normalise, recognise, guard, classify, warn and select: mails of 500 characters. */
public final class IntakeBench {
    private static final int ROUND = 2_000;
    private static final int ROUNDS = 8;

    private IntakeBench() {}

    public static void main(String[] arguments) {
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(Path.of("config"), mistakes);
        mistakes.throwIfAny();
        List<Inbound> mails = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            mails.add(Mails.inbound(i));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            mails.forEach(mail -> stages.draft((Message) stages.normalise().normalise(mail)));
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf("round %d: %.0f messages/s of CPU, %.3f ms each%n", round, ROUND / seconds, seconds * 1000 / ROUND);
        }
    }
}
