package io.fairlead.channel.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files of an archive and opens them; what a file holds is told by how it begins, not by its name. */
public final class Archive {
    private static final Set<String> ENDINGS = Set.of("eml", "mbox", "mbx", "jsonl", "ndjson", "json");
    private static final Set<String> MAILDIR = Set.of("cur", "new");

    private final int largest;

    /** @param largestMessage bytes of one message; one more is read, to tell that there was more */
    public Archive(int largestMessage) {
        this.largest = largestMessage + 1;
    }

    /**
     * The files under a folder that hold messages, sorted: by their endings, all of a Maildir's {@code cur} and
     * {@code new}, and files without an ending that begin as an mbox does. A single file is always taken.
     */
    public List<Path> files(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(place, file) && isOfInterest(file))
                    .sorted()
                    .toList();
        }
    }

    /** @throws IOException when the file cannot be read */
    public RawMessages open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(4);
        String first = new String(in.readNBytes(1), StandardCharsets.ISO_8859_1);
        in.reset();
        if (first.equals("{")) {
            return new JsonLineMessages(in, largest);
        }
        return isMbox(file) ? new MboxMessages(in, largest) : new SingleMail(in, largest);
    }

    private static boolean isHidden(Path place, Path file) {
        for (Path part : place.relativize(file)) {
            // Maildir folders begin with a dot (".Sent"); our own do too.
            if (Set.of(".done", ".failed").contains(part.toString())) {
                return true;
            }
        }
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean isOfInterest(Path file) {
        if (MAILDIR.contains(String.valueOf(file.getParent().getFileName()))) {
            return true;
        }
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? isMbox(file) : ENDINGS.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isMbox(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1).stripLeading();
            String line = start.lines().findFirst().orElse("");
            return MboxMessages.isSeparator(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }
}
