package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a user calls it, in process, on the configuration that ships. */
class TryCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_mail_of_a_folder_gives_one_line_with_its_outcome() throws Exception {
        Files.writeString(
                folder.resolve("a.eml"),
                "From: Ann <ann@example.org>\r\nSubject: Fees\r\nMessage-ID: <a@x>\r\n\r\nWhy 0.2 % and not 0.1 %?\r\n");
        Files.write(folder.resolve("b.eml"), new byte[] {0, 1, 2});

        assertThat(run("try", "--kind", "email", folder.toString())).isZero();

        List<JsonNode> lines = lines();
        assertThat(lines).extracting(line -> line.get("outcome").asText()).containsExactly("ticket", "quarantined");
        assertThat(lines.get(0).at("/ticket/topic/code").asText()).isEqualTo("fees");
        assertThat(lines.get(0).at("/ticket/messages/0/text").asText()).isEqualTo("Why 0.2 % and not 0.1 %?");
        assertThat(lines.get(1).get("reason").asText()).isNotEmpty();
    }

    @Test
    void telegram_updates_are_read_one_a_line_and_secrets_come_out_masked() throws Exception {
        Path file = folder.resolve("updates.jsonl");
        String chat = "\"chat\":{\"id\":-100,\"type\":\"group\",\"title\":\"G\"}";
        String from = "\"from\":{\"id\":1,\"is_bot\":false,\"first_name\":\"A\"}";
        Files.writeString(
                file,
                "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1795170000," + chat + "," + from
                        + ",\"text\":\"my password is Blue-Harbor" + 77 + "\"}}\n"
                        + "{\"update_id\":2,\"message\":{\"message_id\":2,\"date\":1795170000," + chat + "," + from
                        + ",\"left_chat_member\":{\"id\":1,\"is_bot\":false,\"first_name\":\"A\"}}}\n");

        assertThat(run("try", "--kind", "telegram", "--channel", "group", file.toString()))
                .isZero();

        List<JsonNode> lines = lines();
        assertThat(lines).extracting(line -> line.get("outcome").asText()).containsExactly("ticket", "ignored");
        assertThat(lines.get(0).at("/ticket/channel/name").asText()).isEqualTo("group");
        assertThat(lines.get(0).at("/ticket/messages/0/text").asText()).isEqualTo("my password is [password]");
        assertThat(lines.get(0).at("/ticket/warnings")).hasSize(1);
    }

    @Test
    void what_the_group_policy_leaves_out_is_ignored_without_asking_anybody() throws Exception {
        Path update = Path.of("src/test/resources/telegram/anonymous-admin.json");

        assertThat(run("try", "--kind", "telegram", update.toString())).isZero();

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get("outcome").asText()).isEqualTo("ignored"))
                .satisfies(line -> assertThat(line.get("reason").asText()).isEqualTo("written_by_staff"));
    }

    @Test
    void a_form_without_its_message_is_rejected() throws Exception {
        Path file = folder.resolve("form.json");
        Files.writeString(file, "{\"form\":\"support\",\"language\":\"en\",\"fields\":{\"message\":\"\"}}");

        assertThat(run("try", "--kind", "form", file.toString())).isZero();

        assertThat(lines()).extracting(line -> line.get("outcome").asText()).containsExactly("rejected");
    }

    @Test
    void wrong_usage_is_one_sentence_and_exit_code_two() {
        assertThat(run("try", "--kind", "pigeon")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown channel kind 'pigeon'").doesNotContain("\tat ");

        assertThat(run("try", "--kind", "email", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
    }

    @Test
    void every_command_has_help() {
        for (String command : new CommandLine(new Fairlead()).getSubcommands().keySet()) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
        assertThat(out.toString()).contains("Usage: fairlead run", "Usage: fairlead check", "Usage: fairlead try");
    }

    private int run(String... args) {
        CommandLine commands = Fairlead.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
