package io.fairlead.bench;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.fairlead.config.Mistakes;
import io.fairlead.entity.Brands;
import io.fairlead.entity.Scanner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Speed of the detectors over ordinary support messages, by the CPU time of one core, beside a dozen plain patterns in
 * RE2/J, and, where a folder with their packages is given, redact-pii and @redactpii/node in Node.
 */
public final class GuardBench {
    private static final int ROUNDS = 6;
    /** Messages of the topics' examples that stand together for one message of an ordinary length. */
    private static final int TOGETHER = 4;

    private static final List<Pattern> PLAIN = Stream.of(
                    "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
                    "\\b\\d{3}-\\d{2}-\\d{4}\\b",
                    "[1-9]\\d{16}[\\dXx]",
                    "\\d(?:[ -]?\\d){12,18}",
                    "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\\b",
                    "(?:\\+?86[ -]?)?1[3-9]\\d{9}",
                    "\\+\\d[\\d ()-]{8,16}\\d",
                    "(?i)(?:password|passwd|pwd|密码)\\s*(?:is|是|[:：=])\\s*(\\S+)",
                    "(?i)(?:code|otp|验证码)\\D{0,12}(\\d{4,8})",
                    "\\b(?:AKIA[A-Z0-9]{16}|gh[pousr]_\\w{36}|\\d{8,10}:[\\w-]{35})",
                    "eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+",
                    "\\b0x[0-9a-f]{64}\\b",
                    "(?:[a-z]{3,8} ){11}[a-z]{3,8}")
            .map(Pattern::compile)
            .toList();

    private GuardBench() {}

    /** @param arguments a folder whose node_modules holds both packages; none leaves Node out */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> texts = texts();
        Mistakes mistakes = new Mistakes();
        Scanner scanner = new Scanner(Brands.read(Path.of("config/brands.yaml"), mistakes), List.of());
        mistakes.throwIfAny();
        double fastest = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("round " + round);
            fastest = Math.max(fastest, report("fairlead", texts, text -> scanner.scan(text).size()));
            report("RE2/J, 13 patterns", texts, GuardBench::plain);
        }
        Budget.GUARD.measured(fastest);
        Budget.GUARD_HOSTILE.measured(hostile(scanner));
        if (arguments.length > 0) {
            node(arguments[0], texts);
        }
    }

    private static List<String> texts() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/topics"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".tsv")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(line.substring(line.indexOf('\t') + 1));
                }
            }
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + TOGETHER <= lines.size(); i += TOGETHER) {
            texts.add(String.join(" ", lines.subList(i, i + TOGETHER)).replace("\\n", "\n"));
        }
        return texts;
    }

    private static int plain(String text) {
        int found = 0;
        for (Pattern pattern : PLAIN) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found++;
            }
        }
        return found;
    }

    /** Megabytes a second. */
    private static double report(String name, List<String> texts, ToIntFunction<String> scan) {
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        long begun = cpu();
        long found = texts.stream().mapToInt(scan).asLongStream().sum();
        double seconds = (cpu() - begun) / 1e9;
        System.out.printf(
                "%-18s%8.1f MB/s%10.0f messages/s, %d found in %d messages of %d bytes%n",
                name, bytes / 1e6 / seconds, texts.size() / seconds, found, texts.size(), bytes / texts.size());
        return bytes / 1e6 / seconds;
    }

    /** One megabyte of what makes a careless detector read the same again and again; seconds of the slowest. */
    private static double hostile(Scanner scanner) {
        int size = 1 << 20;
        double slowest = 0;
        for (String unit : List.of(
                "1", "a", "1 ", "a.", "@", "密码", "password ", "abandon ", "a@", "1-", "(", "http://", "0x", "验证码 1 ", "{\"",
                "password is A1b2c3d4 ", "密码是Abc12345 ", "my pin is 1234, ", "code 123456 ", "t.me/", "8 Main Street ")) {
            String text = unit.repeat(size / unit.length());
            long begun = cpu();
            scanner.scan(text);
            double seconds = (cpu() - begun) / 1e9;
            System.out.printf("1 MB of '%s': %.2f s%n", unit, seconds);
            slowest = Math.max(slowest, seconds);
        }
        return slowest;
    }

    private static void node(String folder, List<String> texts) throws IOException, InterruptedException {
        Path file = Files.createTempFile("guard-bench", ".txt");
        Files.write(file, texts.stream().map(text -> text.replace("\n", "\\n")).toList());
        new ProcessBuilder("node", "src/bench/js/redact.cjs", folder, file.toString())
                .inheritIO()
                .start()
                .waitFor();
        Files.delete(file);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
