package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Private keys in PEM armour (RFC 7468, OpenSSH, PGP), also cut off, on one line, or with escaped line ends. */
final class PemDetector implements Detector {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PEM_KEY);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        int at = reading.indexOf(BEGIN, 0, reading.length);
        while (at >= 0) {
            int label = at + BEGIN.length();
            int dashes = reading.indexOf("-----", label, label + 60);
            int end = label;
            if (dashes > 0 && reading.indexOf("PRIVATE KEY", label, dashes) >= 0) {
                int body = dashes + 5;
                end = body(reading, body);
                if (end - body > 30) {
                    found.add(EntityTypes.PEM_KEY, at, end, Candidates.CERTAIN + 5);
                }
            }
            at = reading.indexOf(BEGIN, end, reading.length);
        }
    }

    private static int body(Reading reading, int from) {
        int last = from;
        for (int i = from; i < reading.length; i++) {
            char c = reading.text[i];
            if (c == '-' && reading.startsWith(i, END)) {
                int close = reading.indexOf("-----", i + END.length(), i + END.length() + 60);
                return close < 0 ? i : close + 5;
            }
            if (Chars.alnum(c) || c == '+' || c == '/' || c == '=') {
                last = i + 1;
            } else if (!(c == ' ' || c == '\n' || c == '\\' || c == ':' || c == ',' || c == '-' || c == '>' || c == '.'
                    || c == '(' || c == ')' || c == '"')) {
                break;
            }
        }
        return last;
    }
}
