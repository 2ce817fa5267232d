package io.fairlead.bench;

import io.fairlead.Rehearsal;
import io.fairlead.Stages;
import io.fairlead.channel.form.PostBodies;
import io.fairlead.config.Mistakes;
import io.fairlead.entity.Brands;
import io.fairlead.event.Endpoints;
import io.fairlead.guard.PolicyGuard;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.topic.TopicsFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Feeds the readers with mutations of fixtures and samples: bytes flipped, pieces left out, repeated, exchanged between
 * files, and put together with what has broken readers before. A find is an error that no reader announces, or more than a
 * second of CPU; it is kept under {@code target/fuzz} and the run goes on. Arguments: seconds a reader, a seed.
 */
public final class FuzzBench {
    private static final long MOST_NANOS = 1_000_000_000L;
    private static final int LONGEST = 200_000;
    private static final String[] BREAKERS = {
        "\r\n\r\n",
        "\r\n--",
        "Content-Type: multipart/mixed; boundary=\"\"\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "=?GB2312?B?",
        "=?utf-7?Q?+AD",
        "charset=hz-gb-2312",
        "filename*0*=utf-8''%ff",
        "begin 644 x\n",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "{\"a\":",
        "[[[[[[[[[[[[[[[[",
        "1e999999",
        "-9223372036854775809",
        "&a [*a,*a]",
        "!!java.lang.Object {}",
        "<<: *x",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "<table><tr><td>",
        "abandon ".repeat(12),
        "4111 1111 1111 111",
        "0x" + "f".repeat(63),
        "验证码",
        "\u202e",
        "\u200b"
    };

    private final Random random;
    private int finds;

    /** Reads what may be anything. */
    private interface Reader {
        void read(byte[] content) throws IOException;
    }

    private FuzzBench(long seed) {
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
        FuzzBench fuzz = new FuzzBench(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(Path.of("config"), mistakes);
        mistakes.throwIfAny();
        Path fixtures = Path.of("src/test/resources");
        Path samples = Path.of("src/main/resources/samples");
        fuzz.run("mail", seconds, seeds(fixtures.resolve("email"), samples.resolve("email")), stage(stages, ChannelKind.EMAIL));
        fuzz.run(
                "update",
                seconds,
                seeds(fixtures.resolve("telegram"), samples.resolve("telegram")),
                stage(stages, ChannelKind.TELEGRAM));
        fuzz.run("form", seconds, seeds(samples.resolve("form")), stage(stages, ChannelKind.FORM));
        fuzz.run("post", seconds, PostBodies.seeds(), PostBodies::read);
        fuzz.run("config", seconds, seeds(Path.of("config"), Path.of("routes")), config());
        System.out.println(fuzz.finds + " finds");
        System.exit(fuzz.finds == 0 ? 0 : 1);
    }

    private static Reader stage(Stages stages, ChannelKind kind) {
        Channel channel = new Channel("fuzz", kind);
        String mediaType = kind == ChannelKind.EMAIL ? "message/rfc822" : "application/json";
        return content -> Rehearsal.of(stages, new Inbound(channel, "fuzz", mediaType, content, Instant.now()));
    }

    private static Reader config() throws IOException {
        Path file = Files.createTempFile("fuzz", ".yaml");
        return content -> {
            Files.write(file, content);
            TopicsFile.read(file, new Mistakes());
            PolicyGuard.read(file, new Mistakes());
            Brands.read(file, new Mistakes());
            Endpoints.read(file, new Mistakes());
        };
    }

    private static List<byte[]> seeds(Path... folders) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }

    private void run(String name, int seconds, List<byte[]> seeds, Reader reader) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long read = 0;
        long slowest = 0;
        // The first ones pay for loading and compiling.
        for (byte[] seed : seeds) {
            attempt(name, seed, reader, Long.MAX_VALUE);
        }
        while (System.nanoTime() < end) {
            slowest = Math.max(slowest, attempt(name, mutated(seeds), reader, MOST_NANOS));
            read++;
        }
        System.out.printf("%s: %,d read, the slowest took %d ms of CPU%n", name, read, slowest / 1_000_000);
    }

    private long attempt(String name, byte[] content, Reader reader, long most) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            reader.read(content);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            keep(name, content, e.toString());
        }
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        if (took > most) {
            keep(name, content, took / 1_000_000 + " ms");
        }
        return took;
    }

    private void keep(String name, byte[] content, String why) throws IOException {
        Path file = Files.createDirectories(Path.of("target/fuzz")).resolve(name + "-" + ++finds);
        Files.write(file, content);
        System.out.println(file + ": " + why);
    }

    private byte[] mutated(List<byte[]> seeds) {
        byte[] content = seeds.get(random.nextInt(seeds.size())).clone();
        for (int times = 1 + random.nextInt(6); times > 0 && content.length > 0; times--) {
            content = switch (random.nextInt(6)) {
                case 0 -> flipped(content);
                case 1 -> replaced(content, new byte[0]);
                case 2 -> replaced(content, repeated(piece(content)));
                case 3 -> replaced(content, piece(seeds.get(random.nextInt(seeds.size()))));
                case 4 -> replaced(content, BREAKERS[random.nextInt(BREAKERS.length)].getBytes(StandardCharsets.UTF_8));
                default -> Arrays.copyOf(content, random.nextInt(content.length));
            };
        }
        return content.length <= LONGEST ? content : Arrays.copyOf(content, LONGEST);
    }

    private byte[] flipped(byte[] content) {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }

    private byte[] piece(byte[] content) {
        if (content.length == 0) {
            return content;
        }
        int from = random.nextInt(content.length);
        return Arrays.copyOfRange(content, from, Math.min(content.length, from + 1 + random.nextInt(200)));
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 + random.nextInt(random.nextInt(10) == 0 ? 500 : 5);
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, all, i * piece.length, piece.length);
        }
        return all;
    }

    /** A place of random length gives way to other bytes. */
    private byte[] replaced(byte[] content, byte[] with) {
        int from = random.nextInt(content.length);
        int to = Math.min(content.length, from + random.nextInt(60));
        byte[] result = new byte[content.length - (to - from) + with.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(content, to, result, from + with.length, content.length - to);
        return result;
    }
}
