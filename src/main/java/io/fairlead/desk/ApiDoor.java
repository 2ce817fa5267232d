package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.access.Person;
import io.fairlead.access.Role;
import io.fairlead.queue.StorableText;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * The API's door: lets in what the contract allows, by whoever may, and makes SQL parameters of it; never a header.
 * Statuses: those of the contract, and 400, 401, 403, 404, 405, 413, 415, 422 from here.
 */
public final class ApiDoor {
    private static final Set<String> OWN = Set.of("readMe");
    private static final Set<String> FOR_ADMINISTRATORS =
            Set.of("reveal", "listUsers", "addUser", "changeUser", "resetPassword", "readAudit");
    private static final Pattern VERSION = Pattern.compile("\"v(\\d{1,9})(-[0-9a-f]+)?\"");
    private static final int LARGEST = 200_000;

    private final Contract contract;
    private final Reception reception;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ApiDoor(Contract contract, Reception reception) {
        this.contract = contract;
        this.reception = reception;
    }

    /** Afterwards the variable {@code operation} is the contract's name of what is asked, and {@code asked} the rest. */
    public void ask(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Operation operation = operation(request);
        requireRole(Person.of(exchange), operation);
        Map<String, String> path = operation.parametersOf(request.path()).orElseThrow();
        if (path.entrySet().stream()
                .anyMatch(entry -> operation
                        .inPath()
                        .get(entry.getKey())
                        .mistake(entry.getValue())
                        .isPresent())) {
            throw new RefusedException(Problem.of(404, "There is nothing at this address."));
        }
        requireParameters(operation, request);
        ObjectNode body = operation.body() == null ? json.createObjectNode() : body(operation, request, posted);
        exchange.setVariable("operation", operation.id());
        exchange.setVariable(
                Asked.VARIABLE,
                new Asked(
                        operation.id(),
                        path,
                        request.query(),
                        body,
                        request.idempotencyKey().isEmpty() ? null : request.idempotencyKey(),
                        version(request.ifMatch())));
    }

    /** For {@code perform.sql}. */
    public Map<String, Object> deed(Exchange exchange) {
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        Map<String, Object> row = new HashMap<>();
        row.put("operation", asked.operation());
        row.put("person", Person.of(exchange).name());
        row.put("ref", asked.ref());
        row.put("id", asked.path().containsKey("id") ? Long.valueOf(asked.path().get("id")) : null);
        row.put("key", asked.key());
        row.put("version", asked.version());
        row.put("body", asked.body().toString());
        return row;
    }

    /** For the statements that read one ticket. */
    public Map<String, Object> one(Exchange exchange) {
        return Map.of("ref", exchange.getVariable(Asked.VARIABLE, Asked.class).ref());
    }

    /** For the statements that read what is one's own. */
    public Map<String, Object> own(Exchange exchange) {
        return Map.of("person", Person.of(exchange).name());
    }

    /** For the bean {@code reveal}: whose message, which, and why, as variables of their own. */
    public void revealing(Exchange exchange) {
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        exchange.setVariable("ref", asked.ref());
        exchange.setVariable("message", Long.valueOf(asked.path().get("id")));
        exchange.setVariable("name", Person.of(exchange).name());
        exchange.setVariable("reason", asked.body().path("reason").asText());
    }

    /** Answers with what was sealed; 404 when nothing is kept any more. */
    public void tellRevealed(Exchange exchange, List<?> originals) {
        if (originals.isEmpty()) {
            throw new RefusedException(Problem.of(404, "There is no such message, or what came is not kept any more."));
        }
        ObjectNode answer = json.createObjectNode();
        answer.set("originals", json.valueToTree(originals));
        Answers.json(exchange, 200, answer.toString());
    }

    /** Answers with what {@code perform} says: status and body, or a problem. */
    public void tellDone(Exchange exchange, String answered) throws JsonProcessingException {
        JsonNode answer = json.readTree(answered);
        int status = answer.path("status").asInt();
        if (answer.has("detail")) {
            Map<String, Object> more = answer.has("code") ? Map.of("code", answer.get("code")) : Map.of();
            throw new RefusedException(new Problem(status, answer.path("detail").asText(), Map.of(), more));
        }
        Answers.json(exchange, status, answer.path("body").toString());
        if (answer.has("version")) {
            exchange.getMessage()
                    .setHeader("ETag", "\"v" + answer.path("version").asInt() + "\"");
        }
    }

    /** Answers with the JSON that the database made; 404 when it made none. */
    public void tell(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof String made)) {
            throw new RefusedException(Problem.of(404, "There is no ticket with this reference."));
        }
        reception.give(exchange, made.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for one ticket, whose tag begins with its version. */
    public void tellTicket(Exchange exchange) throws JsonProcessingException {
        if (!(exchange.getMessage().getBody() instanceof String made)) {
            throw new RefusedException(Problem.of(404, "There is no ticket with this reference."));
        }
        int version = json.readTree(made).path("version").asInt();
        reception.giveTagged(exchange, made.getBytes(StandardCharsets.UTF_8), "v" + version + "-");
    }

    private Operation operation(Request request) {
        Map<String, Operation> there = contract.at(request.path());
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        if (there.isEmpty()) {
            throw new RefusedException(Problem.of(404, "Nothing is served at this address."));
        }
        if (!there.containsKey(method)) {
            String allowed = String.join(", ", there.keySet());
            throw new RefusedException(
                    Problem.of(405, "Only " + allowed + " is possible here."), allowed.replace("GET", "GET, HEAD"));
        }
        return there.get(method);
    }

    private static void requireRole(Person person, Operation operation) {
        if (person == null) {
            throw new RefusedException(Problem.of(401, "Sign in first."));
        }
        boolean may = operation.method().equals("GET") || OWN.contains(operation.id()) || person.may(Role.AGENT);
        if (FOR_ADMINISTRATORS.contains(operation.id()) ? !person.may(Role.ADMINISTRATOR) : !may) {
            throw new RefusedException(Problem.of(403, "Your roles do not allow this."));
        }
    }

    private static void requireParameters(Operation operation, Request request) {
        Map<String, String> wrong = new TreeMap<>();
        request.query().forEach((name, value) -> {
            Operation.Checked known = operation.query().get(name);
            if (known == null) {
                wrong.put(
                        name,
                        "is not known here; known: "
                                + String.join(", ", operation.query().keySet()));
            } else {
                known.mistake(value).ifPresent(mistake -> wrong.put(name, mistake));
            }
        });
        Map<String, String> headers =
                Map.of("Idempotency-Key", request.idempotencyKey(), "If-Match", request.ifMatch());
        headers.forEach((name, value) -> {
            if (!value.isEmpty() && operation.headers().containsKey(name)) {
                operation.headers().get(name).mistake(value).ifPresent(mistake -> wrong.put(name, mistake));
            }
        });
        if (!wrong.isEmpty()) {
            throw new RefusedException(new Problem(400, "Some parameters are wrong.", wrong));
        }
    }

    private ObjectNode body(Operation operation, Request request, byte[] posted) {
        if (posted != null && posted.length > LARGEST) {
            throw new RefusedException(Problem.of(413, "The body is larger than this operation takes."));
        }
        if (!request.mediaType().equals("application/json")
                || !request.contentEncoding().isEmpty()) {
            throw new RefusedException(Problem.of(415, "The body must be plain application/json."));
        }
        JsonNode body;
        try {
            body = json.readTree(posted == null ? new byte[0] : posted);
        } catch (IOException e) {
            throw new RefusedException(Problem.of(400, "The body is not JSON."));
        }
        Map<String, String> wrong = Wrong.of(operation.body(), body);
        if (!wrong.isEmpty() || !body.isObject()) {
            throw new RefusedException(new Problem(422, "Some fields are wrong.", wrong));
        }
        return (ObjectNode) StorableText.of(body);
    }

    private static Integer version(String ifMatch) {
        Matcher version = VERSION.matcher(ifMatch);
        return version.matches() ? Integer.valueOf(version.group(1)) : null;
    }
}
