package io.fairlead.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks everywhere for bytes that should be nowhere: rows of all tables, and files byte for byte. */
public final class Traces {
    private final QueueClient queue;

    public Traces(QueueClient queue) {
        this.queue = queue;
    }

    /** The tables that hold the words in any column of any row, binary ones included, as text or as Base64. */
    public List<String> inTables(String words) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> table : queue.rows("select quote_ident(relname) as name from pg_class"
                + " where relnamespace = 'fairlead'::regnamespace and relkind = 'r' order by 1")) {
            for (byte[] form : forms(words)) {
                Object rows = queue.value(
                        "select count(*) from fairlead." + table.get("name")
                                + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0",
                        new String(form, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(form));
                if (!rows.equals(0L)) {
                    found.add((String) table.get("name"));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** The files under a folder that hold any of the words. */
    public static List<Path> wordsInFiles(Path folder, List<String> words) {
        return inFiles(
                folder, words.stream().flatMap(word -> forms(word).stream()).toList());
    }

    /** The files under a folder that hold any of these bytes. */
    public static List<Path> inFiles(Path folder, List<byte[]> wanted) {
        List<String> forms = wanted.stream().map(Traces::characters).toList();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String content = characters(read(file));
                        return forms.stream().anyMatch(content::contains);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One character for each byte: the JVM finds text in text many times faster than a loop finds bytes. */
    private static String characters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The files in which PostgreSQL keeps this database's tables; what was deleted is gone from them. */
    public Path tableFiles() {
        queue.rows("vacuum full");
        queue.rows("checkpoint");
        return data().resolve("base")
                .resolve(queue.value("select oid::text from pg_database where datname = current_database()")
                        .toString());
    }

    /** The files in which PostgreSQL keeps what it did lately, for all of its databases. */
    public Path logFiles() {
        return data().resolve("pg_wal");
    }

    private Path data() {
        return Path.of((String) queue.value("show data_directory"));
    }

    /** The words themselves, and what Base64 makes of them wherever they stand in a longer text. */
    private static List<byte[]> forms(String words) {
        byte[] plain = words.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>(List.of(plain));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + plain.length];
            System.arraycopy(plain, 0, shifted, before, plain.length);
            byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            forms.add(Arrays.copyOfRange(encoded, from, to));
        }
        return forms;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
