package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormFileTest {
    private static final String MESSAGE =
            "  - {name: message, type: long, required: true, label: {en: Text, zh-CN: 内容}}\n";

    @TempDir
    Path folder;

    @Test
    void a_good_form_has_no_mistake() throws IOException {
        assertThat(mistakes("title: {en: Help, zh-CN: 帮助}\nfields:\n" + MESSAGE))
                .isEmpty();
    }

    @Test
    void every_mistake_is_told_with_its_line() throws IOException {
        List<String> mistakes = mistakes("""
                title: {en: Help, zh-CN: 帮助}
                tittle: Help
                fields:
                  - {name: message, type: lng, label: {en: Text}}
                  - {name: Big Name, label: x}
                  - {name: key, label: x}
                  - {name: kind, type: choice, label: x}
                  - {name: kind, label: x, max: 0}
                  - {name: free, label: x, options: [{value: a, label: b}]}
                  - {name: bare}
                """);

        assertThat(mistakes)
                .anySatisfy(m -> assertThat(m).contains(":2: unknown key 'tittle'; did you mean 'title'?"))
                .anySatisfy(m -> assertThat(m).contains(":4: 'type' is 'lng'; it must be text, long,"))
                .anySatisfy(m -> assertThat(m).contains(":4: no text for zh-CN, which the title has"))
                .anySatisfy(m -> assertThat(m).contains(":4: the field 'message' may be left empty"))
                .anySatisfy(m -> assertThat(m).contains(":5: a field cannot be called 'Big Name'"))
                .anySatisfy(m -> assertThat(m).contains(":6: a field cannot be called 'key'"))
                .anySatisfy(m -> assertThat(m).contains(":7: a choice without options"))
                .anySatisfy(m -> assertThat(m).contains(":8: two fields are called 'kind'"))
                .anySatisfy(m -> assertThat(m).contains(":8: 'max' is 0"))
                .anySatisfy(m -> assertThat(m).contains(":9: only a choice has options"))
                .anySatisfy(m -> assertThat(m).contains(":10: 'label' is missing"))
                .hasSize(11);
    }

    @Test
    void a_comma_that_cuts_a_text_short_is_a_mistake() throws IOException {
        assertThat(mistakes("title: {en: Help}\nfields:\n"
                        + "  - {name: message, type: long, required: true, label: {en: Bank, card}}\n"))
                .singleElement()
                .satisfies(m -> assertThat(m).contains(":3: a text for 'card', which the title does not have"));
    }

    @Test
    void an_origin_with_a_path_is_a_mistake() throws IOException {
        assertThat(mistakes("title: {en: Help, zh-CN: 帮助}\nembedded-by: [https://a.example/x]\nfields:\n" + MESSAGE))
                .singleElement()
                .satisfies(m -> assertThat(m).contains(":2: 'https://a.example/x' is no origin"));
    }

    @Test
    void a_form_without_a_title_or_a_message_is_a_mistake() throws IOException {
        assertThat(mistakes("fields:\n  - {name: uid, label: UID}\n"))
                .anySatisfy(m -> assertThat(m).contains("'title' is missing"))
                .anySatisfy(m -> assertThat(m).contains("no field is called 'message'"))
                .hasSize(2);
    }

    @Test
    void a_file_name_that_is_no_address_is_a_mistake() throws IOException {
        Files.writeString(folder.resolve("My Form.yaml"), "title: {en: Help, zh-CN: 帮助}\nfields:\n" + MESSAGE);
        Mistakes mistakes = new Mistakes();
        Forms.read(folder, mistakes);

        assertThat(mistakes.all()).extracting(Mistake::what).containsExactly("a form's file name is its address");
    }

    private List<String> mistakes(String yaml) throws IOException {
        Files.writeString(folder.resolve("help.yaml"), yaml);
        Mistakes mistakes = new Mistakes();
        Forms.read(folder, mistakes);
        return mistakes.all().stream().map(Mistake::toString).toList();
    }
}
