package io.fairlead.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.web.Reception;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Lists page by page: the next one begins after the number of the last entry, as the header Link (RFC 8288) has it. */
final class Cursor {
    private static final int RADIX = 36;
    private static final int USUAL = 50;

    private Cursor() {}

    /** Takes what says which page is meant out of a list's query: parameters of a statement. */
    static Map<String, Object> take(Map<String, String> query) {
        Map<String, Object> row = new HashMap<>();
        row.put("after", id(query.remove("cursor")));
        String limit = query.remove("limit");
        row.put("limit", limit == null ? USUAL : Integer.valueOf(limit));
        return row;
    }

    /**
     * Gives a page, and in its header where the next one is.
     *
     * @param page as the database has it: its entries under a name, and {@code next} unless it is the last one
     * @param query of the request
     */
    static void give(
            Exchange exchange,
            Reception reception,
            JsonNode page,
            String entries,
            String path,
            Map<String, String> query) {
        reception.give(exchange, page.path(entries).toString().getBytes(StandardCharsets.UTF_8));
        if (page.hasNonNull("next")) {
            exchange.getMessage()
                    .setHeader("Link", link(path, query, page.path("next").asLong()));
        }
    }

    /** Nobody but us makes cursors, and one that we did not make finds nothing. */
    private static Long id(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return new BigInteger(cursor, RADIX).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return 0L;
        }
    }

    private static String link(String path, Map<String, String> query, long last) {
        Map<String, String> next = new TreeMap<>(query);
        next.put("cursor", Long.toString(last, RADIX));
        return "<" + path + "?" + encoded(next) + ">; rel=\"next\"";
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
