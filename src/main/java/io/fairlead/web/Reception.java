package io.fairlead.web;

import org.apache.camel.Exchange;

/** The first step of every HTTP route: keeps what may be known of the request, and lets none of its headers further. */
public final class Reception {
    private static final String REQUEST = "request";

    /**
     * Afterwards the variable {@code request} holds the {@link Request}, what the {@link Gate} knows of the one who asks
     * stands in variables too, and the message has no header.
     */
    public void take(Exchange exchange) {
        exchange.setVariable(REQUEST, Request.of(exchange.getMessage()));
        Doors.known(exchange.getMessage()).forEach(exchange::setVariable);
        exchange.getMessage().removeHeaders("*");
    }

    /** The same, for a door that only reads: any other method is refused. */
    public void takeRead(Exchange exchange) {
        take(exchange);
        if (!request(exchange).reads()) {
            throw new RefusedException(Problem.of(405, "Only GET, HEAD is possible here."));
        }
    }

    /** The same, for a door that only takes orders. */
    public void takePost(Exchange exchange) {
        take(exchange);
        if (!request(exchange).method().equals("POST")) {
            throw new RefusedException(Problem.of(405, "Only POST is possible here."), "POST");
        }
    }

    /** The last step of a door that reads: the body is the JSON, which is sent only when it is new to the asker. */
    public void give(Exchange exchange, byte[] json) {
        giveTagged(exchange, json, "");
    }

    /** The same with a tag that begins with something of the door's own; by another name, because routes name {@code give}. */
    public void giveTagged(Exchange exchange, byte[] json, String tagBegins) {
        String tag = Tag.of(json).replaceFirst("\"", '"' + tagBegins);
        if (request(exchange).ifNoneMatch().contains(tag)) {
            Answers.answer(exchange, 304, "application/json", null);
        } else {
            Answers.answer(exchange, 200, "application/json", json);
        }
        exchange.getMessage().setHeader("ETag", tag);
    }

    /** Sends a browser on to another page of ours. */
    public void sendOn(Exchange exchange, String place) {
        Answers.seeOther(exchange, place);
    }

    /** The request of this exchange; {@link #take} must have come first. */
    public static Request request(Exchange exchange) {
        return exchange.getVariable(REQUEST, Request.class);
    }
}
