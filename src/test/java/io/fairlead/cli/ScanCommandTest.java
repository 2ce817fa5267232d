package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScanCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void json_lines_give_a_line_each_with_offsets_in_code_points() throws IOException {
        int exit = scan("in.jsonl", "{\"id\":\"a\",\"text\":\"🚀 uid 77120034\"}\n{\"id\":\"b\",\"text\":\"hello\"}\n");

        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(exit).isZero();
        assertThat(first.get("spans")).hasToString("[{\"start\":6,\"end\":14,\"type\":\"ACCOUNT_UID\"}]");
        assertThat(first.get("warn").asBoolean()).isTrue();
        assertThat(lines[1]).isEqualTo("{\"id\":\"b\",\"spans\":[],\"warn\":false,\"masked\":\"hello\"}");
    }

    @Test
    void a_plain_text_is_one_text_named_by_its_file() throws IOException {
        scan("note.txt", "first line\nsecond line\n");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"note.txt\",\"spans\":[],\"warn\":false,\"masked\":\"first line\\nsecond line\\n\"}\n");
    }

    @Test
    void a_missing_file_is_one_sentence_and_exit_1() {
        int exit = run(folder.resolve("absent").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString()).startsWith("there is no file").hasLineCount(1);
    }

    private int scan(String name, String content) throws IOException {
        return run(Files.writeString(folder.resolve(name), content).toString());
    }

    private int run(String file) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new CommandLine(new ScanCommand())
                    .setErr(new PrintWriter(errors, true))
                    .execute(file);
        } finally {
            System.setOut(before);
        }
    }
}
