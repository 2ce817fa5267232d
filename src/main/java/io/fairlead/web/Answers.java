package io.fairlead.web;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Sets an exchange's answer: status, type, body, and no header but those meant; {@link Doors} adds the safe ones. */
public final class Answers {
    /** The variable in which a door names the origins that may frame its pages, parted by blanks. */
    public static final String FRAMED_BY = "framedBy";

    private Answers() {}

    public static void page(Exchange exchange, int status, String html) {
        answer(exchange, status, "text/html; charset=utf-8", html);
        String framedBy = exchange.getVariable(FRAMED_BY, "", String.class);
        if (!framedBy.isEmpty()) {
            exchange.getMessage().setHeader("Content-Security-Policy", Doors.contentPolicy(framedBy));
        }
    }

    public static void json(Exchange exchange, int status, String json) {
        answer(exchange, status, "application/json", json);
    }

    /** Bytes of any kind, with headers of their own. */
    public static void content(Exchange exchange, String type, byte[] content, Map<String, String> headers) {
        answer(exchange, 200, type, content);
        headers.forEach(exchange.getMessage()::setHeader);
    }

    public static void problem(Exchange exchange, Problem problem) {
        answer(exchange, problem.status(), Problem.MEDIA_TYPE, problem.json());
    }

    /** 303: the browser asks for the place with GET, so that a reload does not post again. */
    public static void seeOther(Exchange exchange, String place) {
        answer(exchange, 303, "text/plain; charset=utf-8", "");
        exchange.getMessage().setHeader("Location", place);
    }

    static void answer(Exchange exchange, int status, String type, Object body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setBody(body);
    }
}
