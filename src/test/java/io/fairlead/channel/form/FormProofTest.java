package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of work: the form "proven" always asks for it, and takes 20 posts a minute from one address. */
class FormProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static WebServer web;
    private final Set<Object> used = new HashSet<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        web = new WebServer(folder);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void forget() {
        web.clock.pass(Duration.ofHours(1));
        web.messages.clear();
        web.sql.calls.clear();
        web.refusals.take();
        web.sql.answer = call -> call.statement().equals("spend-proof.sql")
                ? used.add(((Map<?, ?>) call.parameters()).get("challenge"))
                : 1L;
    }

    @Test
    void the_solution_of_a_challenge_counts_once() throws Exception {
        String solution = solved(challenge());

        assertThat(post(solution).statusCode()).isEqualTo(201);
        HttpResponse<String> again = post(solution);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(web.sql.calls)
                .last()
                .satisfies(call -> assertThat(call.parameters().toString()).contains("reason=proof_used"));
        assertThat(web.messages).hasSize(1);
    }

    @Test
    void what_is_no_solution_of_ours_is_refused() throws Exception {
        ObjectNode foreign = challenge();
        foreign.put("signature", "0".repeat(64));
        ObjectNode longer = challenge();
        longer.put("salt", longer.get("salt").asText().replaceFirst("expires=\\d+", "expires=9999999999"));
        ObjectNode other =
                (ObjectNode) JSON.readTree(web.get("/challenge/support").body());

        for (String solution : new String[] {solved(foreign), solved(longer), solved(other), "", "!", "e30="}) {
            if (!solution.isEmpty()) {
                assertThat(post(solution).statusCode()).as(solution).isEqualTo(422);
                assertThat(web.sql.calls)
                        .last()
                        .satisfies(
                                call -> assertThat(call.parameters().toString()).contains("reason=proof_wrong"));
            }
        }
        assertThat(web.messages).isEmpty();
    }

    @Test
    void no_digit_of_the_number_can_be_moved_into_the_salt() throws Exception {
        ObjectNode challenge = challenge();
        ObjectNode solution = (ObjectNode) JSON.readTree(Base64.getDecoder().decode(solved(challenge)));
        String number = solution.get("number").asText();
        if (number.length() > 1) {
            solution.put("salt", solution.get("salt").asText() + number.charAt(0));
            solution.put("number", Long.parseLong(number.substring(1)));
        } else {
            solution.put("salt", solution.get("salt").asText() + "0");
        }

        assertThat(post(encoded(solution)).statusCode()).isEqualTo(422);
    }

    @Test
    void an_old_challenge_is_refused() throws Exception {
        String solution = solved(challenge());
        web.clock.pass(Duration.ofMinutes(21));

        assertThat(post(solution).statusCode()).isEqualTo(422);
        assertThat(web.sql.calls)
                .last()
                .satisfies(call -> assertThat(call.parameters().toString()).contains("reason=proof_old"));
    }

    @Test
    void without_a_proof_a_visitor_gets_through_at_a_tenth_of_the_rate() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(201);
        assertThat(post("").statusCode()).isEqualTo(201);

        assertThat(post("").statusCode()).isEqualTo(429);
        assertThat(post(solved(challenge())).statusCode()).isEqualTo(201);
        assertThat(web.refusals.take())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("channel", "proven-form")
                        .containsEntry("reason", "flood")
                        .containsEntry("times", 1));
    }

    @Test
    void a_page_that_needs_no_proof_asks_for_none() throws Exception {
        assertThat(web.get("/forms/complaint").body()).doesNotContain("data-challenge");
        assertThat(web.get("/forms/proven").body()).contains("data-challenge=\"/challenge/proven\"");
        assertThat(web.get("/challenge/nonsense").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> post(String solution) throws Exception {
        String body = JSON.createObjectNode()
                .put("message", "a")
                .put("altcha", solution)
                .toString();
        return web.post("/forms/proven", "application/json", body);
    }

    private static ObjectNode challenge() throws Exception {
        return (ObjectNode) JSON.readTree(web.get("/challenge/proven").body());
    }

    private static String solved(JsonNode challenge) throws Exception {
        Altcha.Solution found = Altcha.solveChallenge(
                challenge.get("challenge").asText(),
                challenge.get("salt").asText(),
                Altcha.Algorithm.SHA256,
                challenge.get("maxnumber").asLong(),
                0);
        ObjectNode solution = challenge.deepCopy();
        solution.remove("maxnumber");
        solution.put("number", found == null ? 0 : found.number);
        return encoded(solution);
    }

    private static String encoded(JsonNode solution) {
        return Base64.getEncoder()
                .encodeToString(solution.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
