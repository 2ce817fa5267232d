package io.fairlead.desk;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the next page of a list begins: the number of the last entry, in the header Link (RFC 8288). */
final class Cursor {
    private static final int RADIX = 36;

    private Cursor() {}

    /** Nobody but us makes cursors, and one that we did not make finds nothing. */
    static Long id(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return new BigInteger(cursor, RADIX).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return 0L;
        }
    }

    /** The header's value. */
    static String link(String path, Map<String, String> query, long last) {
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
