package io.fairlead.entity;

import io.fairlead.config.Mistakes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

class ShippedDetectorsTest implements DetectorContract {
    private static final Pattern MARK = Pattern.compile("«([A-Z_]+):([^»]*)»");
    private static final Scanner SCANNER =
            new Scanner(Brands.read(Path.of("config/brands.yaml"), new Mistakes()), List.of());

    @Override
    public Scanner scanner() {
        return SCANNER;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new TreeSet<>(Set.of("PERSON_NAME"));
        SCANNER.detectors().forEach(detector -> types.addAll(detector.types()));
        return types;
    }

    @Override
    public List<Example> toFind() {
        return lines("find").stream().map(ShippedDetectorsTest::marked).toList();
    }

    @Override
    public List<Example> toIgnore() {
        return lines("ignore").stream()
                .map(line -> new Example("", line.substring(line.indexOf('|') + 1), List.of()))
                .toList();
    }

    @Override
    public List<Example> messages() {
        return lines("messages").stream()
                .map(line -> typed(line.substring(line.indexOf('|') + 1)))
                .toList();
    }

    /** A text with «TYPE:value» in it. */
    private static Example typed(String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (Matcher mark = MARK.matcher(marked); mark.find(); at = mark.end()) {
            text.append(marked, at, mark.start());
            spans.add(new Span(
                    mark.group(1), text.length(), text.length() + mark.group(2).length()));
            text.append(mark.group(2));
        }
        return new Example("", text.append(marked.substring(at)).toString(), spans);
    }

    private static Example marked(String line) {
        String[] fields = line.split("\\|", 3);
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int open = 0;
        for (char c : fields[2].toCharArray()) {
            if (c == '«') {
                open = text.length();
            } else if (c == '»') {
                spans.add(new Span(fields[0], open, text.length()));
            } else {
                text.append(c);
            }
        }
        return new Example(fields[0], text.toString(), spans);
    }

    private static List<String> lines(String name) {
        try (InputStream in = new GZIPInputStream(
                ShippedDetectorsTest.class.getResourceAsStream("/entity/examples/" + name + ".txt.gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
