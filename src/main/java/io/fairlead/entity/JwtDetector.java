package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** JSON web tokens: three (or, encrypted, five) base64url parts, the first of which is a JSON object (RFC 7519). */
final class JwtDetector implements Detector {
    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.JWT);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        int at = reading.indexOf("eyJ", 0, reading.length);
        while (at >= 0) {
            int end = at;
            int dots = 0;
            int firstDot = -1;
            while (end < reading.length && part(reading.text[end])) {
                if (reading.text[end] == '.') {
                    dots++;
                    firstDot = firstDot < 0 ? end : firstDot;
                }
                end++;
            }
            int last = end;
            while (last > at && reading.text[last - 1] == '.' && dots > 2) {
                last--;
                dots--;
            }
            boolean cut = at > 0 && Chars.alnum(reading.text[at - 1]);
            if (!cut && dots >= 2 && dots <= 4 && firstDot - at < 2000 && header(reading.words(at, firstDot))) {
                found.add(EntityTypes.JWT, at, last, Candidates.CERTAIN + 2);
            }
            at = reading.indexOf("eyJ", Math.max(end, at + 3), reading.length);
        }
    }

    private static boolean part(char c) {
        return Chars.alnum(c) || c == '-' || c == '_' || c == '.' || c == '=';
    }

    private static boolean header(String encoded) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return json.startsWith("{\"") && json.endsWith("}");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
