package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The running application against its own contract: every operation is called as the contract describes it and as it
 * forbids, and whatever comes back is what the contract has for it. A stream without end is {@link LiveEventsTest}'s.
 */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STREAMS = Set.of("listenToEvents");
    private static JsonNode contract;
    private static RunningApp app;
    private static SignedIn mei;
    private static int count;

    @BeforeAll
    static void start() throws Exception {
        try (InputStream in = ContractTest.class.getResourceAsStream("/openapi.yaml")) {
            contract = JSON.valueToTree(
                    YamlFile.read(in, Path.of("openapi.yaml"), new Mistakes()).toPlain());
        }
        app = RunningApp.start(Map.of());
        mei = SignedIn.to(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void every_operation_answers_what_it_promises() throws Exception {
        List<String> done = new ArrayList<>();
        SoftAssertions all = new SoftAssertions();
        for (Call call : calls()) {
            HttpResponse<String> answer = call.send(call.body, "");
            all.check(() -> requirePromised(call, answer, "as it should be called"));
            if (answer.statusCode() < 300) {
                done.add(call.name());
            }
        }

        all.assertThat(done)
                .contains(
                        "claim",
                        "listTickets",
                        "readTicket",
                        "changeTicket",
                        "heartbeat",
                        "release",
                        "requeue",
                        "snooze",
                        "resolve",
                        "reopen",
                        "merge",
                        "split",
                        "answer",
                        "undoAnswer",
                        "addNote",
                        "watch",
                        "unwatch",
                        "listMentions",
                        "listColleagues",
                        "reveal",
                        "readQueue",
                        "readMe",
                        "listUsers",
                        "addUser",
                        "readAudit",
                        "listWebhooks",
                        "listTemplates",
                        "readContract",
                        "postForm",
                        "showForm");
        all.assertAll();
    }

    @Test
    void nothing_that_the_contract_forbids_is_taken_and_nothing_breaks() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Call call : calls()) {
            for (String query : call.badQueries()) {
                HttpResponse<String> answer = call.send(call.body, "?" + query);
                all.check(() -> requirePromised(call, answer, query));
                all.assertThat(answer.statusCode())
                        .as(call.name() + " with " + query)
                        .isEqualTo(400);
            }
            for (JsonNode body : call.badBodies()) {
                HttpResponse<String> answer = call.send(body, "");
                all.check(() -> requirePromised(call, answer, body.toString()));
                all.assertThat(answer.statusCode())
                        .as(call.name() + " with " + body)
                        .isBetween(400, 422);
            }
        }
        all.assertAll();
    }

    private static void requirePromised(Call call, HttpResponse<String> answer, String how) throws Exception {
        String what = call.name() + " " + how + ": " + answer.statusCode() + " " + answer.body();
        JsonNode promised = resolved(call.operation.at("/responses/" + answer.statusCode()));
        assertThat(promised.isMissingNode())
                .as(what + " is not in the contract")
                .isFalse();
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = promised.path("content");
        if (content.isMissingNode() || answer.body().isEmpty()) {
            return;
        }
        assertThat(content.has(type) || content.has("*/*"))
                .as(what + " as " + type)
                .isTrue();
        if (type.endsWith("json")) {
            ObjectNode schema = content.path(type).path("schema").deepCopy();
            schema.set("components", contract.get("components"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(JSON.readTree(answer.body())))
                    .as(what)
                    .isEmpty();
        }
    }

    private static List<Call> calls() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("operationId")
                        && !STREAMS.contains(
                                method.getValue().path("operationId").asText())) {
                    calls.add(call(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        // What needs a channel, a user or the like of its own is called by the tests of those doors.
        calls.removeIf(call -> call.address().contains("{"));
        return calls;
    }

    /** A call that finds what it is about: a ticket of its own, held, or resolved, or answered. */
    private static Call call(String path, String method, JsonNode operation) throws Exception {
        String name = operation.path("operationId").asText();
        count++;
        boolean sealed = name.equals("reveal");
        String ref = sealed
                ? JSON.readTree(app.post("/forms/support", "application/json", "{\"message\":\"My deposit is late.\"}")
                                .body())
                        .path("ref")
                        .asText()
                : (String) app.queue()
                        .enqueue(Drafts.draft().source("k" + count).conversation("k" + count))
                        .get("ref");
        if (name.equals("split")) {
            app.queue().enqueue(Drafts.draft().source("more" + count).conversation("k" + count));
        }
        JsonNode claim = JSON.readTree(
                        mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body())
                .path("claims")
                .path(0);
        String id = claim.at("/ticket/messages/0/id").asText("1");
        if (name.equals("reopen")) {
            mei.post("/api/v1/tickets/" + ref + "/resolve", "{\"token\":" + claim.path("token") + ",\"seen\":1}");
        } else if (name.equals("undoAnswer")) {
            id = JSON.readTree(mei.post(
                                    "/api/v1/tickets/" + ref + "/answers",
                                    "{\"token\":" + claim.path("token") + ",\"seen\":1,\"text\":\"Hello\"}")
                            .body())
                    .path("id")
                    .asText();
        }
        String address = path.replace("{ref}", ref)
                .replace("{form}", "support")
                .replace("{sha256}", "0".repeat(64))
                .replace("{id}", id);
        return new Call(address, method.toUpperCase(Locale.ROOT), operation, body(operation, claim));
    }

    private static JsonNode body(JsonNode operation, JsonNode claim) {
        JsonNode content = operation.at("/requestBody/content/application~1json");
        if (content.isMissingNode()) {
            return null;
        }
        JsonNode example = content.has("example")
                ? content.path("example")
                : content.path("examples").path("next").path("value");
        ObjectNode body = example.isObject() ? example.deepCopy() : JSON.createObjectNode();
        if (body.has("token")) {
            body.set("token", claim.path("token"));
        }
        if (body.has("into")) {
            count++;
            Object other = app.queue()
                    .enqueue(Drafts.draft().source("k" + count).conversation("k" + count))
                    .get("ref");
            body.put("into", (String) other);
        }
        if (body.has("messages")) {
            body.putArray("messages").add(claim.at("/ticket/messages/0/id"));
        }
        if (body.has("seen")) {
            body.put("seen", 1);
        }
        return body;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private record Call(String address, String method, JsonNode operation, JsonNode body) {
        String name() {
            return operation.path("operationId").asText();
        }

        HttpResponse<String> send(JsonNode said, String query) {
            HttpRequest.Builder request = app.request(address + query)
                    .header("Accept", "application/json")
                    .header("X-CSRF-Token", mei.csrfToken());
            if (said == null) {
                return mei.send(request.method(method, HttpRequest.BodyPublishers.noBody()));
            }
            return mei.send(request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(said.toString())));
        }

        /** Each known parameter with values that its schema forbids, and one that nobody knows. */
        List<String> badQueries() {
            List<String> queries = new ArrayList<>();
            if (!address.startsWith("/api/v1/tickets") && !address.startsWith("/api/v1/queue")) {
                return queries;
            }
            queries.add("nobody-knows=1");
            operation.path("parameters").forEach(each -> {
                JsonNode parameter = resolved(each);
                if (parameter.path("in").asText().equals("query")) {
                    for (String value : List.of("", "x".repeat(3000), "\u0000", "-1 or 1=1")) {
                        queries.add(parameter.path("name").asText() + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                }
            });
            queries.removeIf(query -> query.equals("q=%00")
                    || query.startsWith("q=-1")
                    || query.startsWith("customer=") && !query.contains("xxx")
                    // Names of files and in the audit are whatever somebody calls them.
                    || query.startsWith("name=-1")
                    || query.startsWith("actor=-1")
                    || query.startsWith("subject=-1"));
            return queries;
        }

        /** The good body with each field of a wrong type, each required one left out, and one too many. */
        List<JsonNode> badBodies() {
            List<JsonNode> bodies = new ArrayList<>();
            if (body == null || !address.startsWith("/api/v1/")) {
                return bodies;
            }
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            bodies.add(JSON.createArrayNode());
            bodies.add(((ObjectNode) body.deepCopy()).put("nobody_knows", 1));
            schema.path("properties").fieldNames().forEachRemaining(field -> {
                ObjectNode wrong = body.deepCopy();
                wrong.putObject(field).put("a", "b");
                bodies.add(wrong);
            });
            schema.path("required").forEach(field -> {
                ObjectNode wrong = body.deepCopy();
                wrong.remove(field.asText());
                bodies.add(wrong);
            });
            return bodies;
        }
    }
}
