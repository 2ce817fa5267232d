package io.fairlead.bench;

import io.fairlead.Stages;
import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.TicketDraft;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** CPU time of each intake stage for an ordinary mail of 500 characters, and what a core does a second. */
public final class IntakeBench {
    private static final int ROUND = 2_000;
    private static final int ROUNDS = 8;

    private final Map<String, Long> nanos = new LinkedHashMap<>();

    private IntakeBench() {}

    public static void main(String[] arguments) {
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(Path.of("config"), mistakes);
        mistakes.throwIfAny();
        List<Inbound> mails = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            mails.add(Mails.inbound(i));
        }
        double fastest = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            IntakeBench bench = new IntakeBench();
            bench.run(stages, mails);
            System.out.println("round " + round + ": " + bench.report());
            fastest = Math.max(fastest, 1 / bench.each());
        }
        Budget.INTAKE.measured(fastest);
    }

    private void run(Stages stages, List<Inbound> mails) {
        List<Message> messages = timed(
                "normalise", mails, mail -> (Message) stages.normalise().normalise(mail));
        List<Recognised> recognised = timed("recognise", messages, stages.recognise()::recognise);
        List<Guarded> guarded = timed("guard", recognised, stages.guard()::guard);
        List<Classification> classified = timed("classify", guarded, stages.classify()::classify);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            places.add(i);
        }
        List<TicketDraft> drafts =
                timed("warn", places, i -> stages.warn().draft(guarded.get(i), classified.get(i)));
        timed("select", drafts, stages.select()::select);
    }

    private <A, B> List<B> timed(String stage, List<A> input, Function<A, B> work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<B> output = input.stream().map(work).toList();
        nanos.put(stage, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        return output;
    }

    private String report() {
        StringBuilder line = new StringBuilder();
        nanos.forEach((stage, time) -> line.append("%s %.3f ms, ".formatted(stage, time / 1e6 / ROUND)));
        return line.append("in all %.3f ms: %.0f messages/s a core".formatted(each() * 1000, 1 / each())).toString();
    }

    /** Seconds of CPU a mail. */
    private double each() {
        return nanos.values().stream().mapToLong(Long::longValue).sum() / 1e9 / ROUND;
    }
}
