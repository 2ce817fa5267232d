package io.fairlead.channel.form;

import io.fairlead.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All forms of {@code config/forms/}, by name; a form is on the web once a channel file names it too. */
public final class Forms {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.yaml");

    private volatile TreeMap<String, Form> byName = new TreeMap<>();

    private Forms() {}

    public static Forms read(Path folder, Mistakes mistakes) {
        Forms forms = new Forms();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                if (!NAME.matcher(file.getFileName().toString()).matches()) {
                    mistakes.add(
                            file, 0, "a form's file name is its address", "use small letters, digits and '-' only");
                }
                Form form = FormFile.read(file, mistakes);
                forms.byName.put(form.name(), form);
            }
        } catch (IOException e) {
            mistakes.add(folder, 0, "the folder of forms cannot be read", "put it back, or take the one that ships");
        }
        return forms;
    }

    /** From now on these are the forms, for every door that holds this: operators change them while we run. */
    public void become(Forms newer) {
        byName = newer.byName;
    }

    /** A form that takes more than the server lets in would promise too much: that is a mistake in its file. */
    public void mustFit(Path folder, long serverTakes, Mistakes mistakes) {
        byName.values().stream()
                .filter(form -> form.maxBody() > serverTakes)
                .forEach(form -> mistakes.add(
                        folder.resolve(form.name() + ".yaml"),
                        0,
                        "a post may have " + form.maxBody()
                                + " bytes (files as Base64 take a third more), but the server" + " takes "
                                + serverTakes,
                        "lower 'max-bytes-together', or raise camel.server.maxBodySize"));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    Optional<Form> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
