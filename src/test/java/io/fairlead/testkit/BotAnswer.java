package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the Bot API answers: an HTTP status and its JSON. */
record BotAnswer(int status, ObjectNode body) {
    static final ObjectMapper JSON = new ObjectMapper();

    static BotAnswer ok(Object result) {
        ObjectNode body = JSON.createObjectNode().put("ok", true);
        body.set("result", JSON.valueToTree(result));
        return new BotAnswer(200, body);
    }

    static BotAnswer no(int code, String description) {
        return new BotAnswer(
                code,
                JSON.createObjectNode().put("ok", false).put("error_code", code).put("description", description));
    }

    static BotAnswer of(BotFault fault) {
        return switch (fault.status()) {
            case 401 -> no(401, "Unauthorized");
            case 409 -> no(409, BotUpdates.OTHER_POLLER);
            case 429 ->
                no(429, "Too Many Requests: retry after " + fault.retryAfter()).with("retry_after", fault.retryAfter());
            default -> no(fault.status(), "Internal Server Error");
        };
    }

    BotAnswer with(String parameter, long value) {
        JsonNode parameters = body.withObject("parameters");
        ((ObjectNode) parameters).put(parameter, value);
        return this;
    }
}
