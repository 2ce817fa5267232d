package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;

/** Credentials within addresses and commands: {@code scheme://user:password@host}, {@code curl -u user:password}. */
final class PasswordInAddress {
    private PasswordInAddress() {}

    static void find(Reading reading, Candidates found) {
        if (!reading.has(Signs.COLON)) {
            return;
        }
        for (int at = reading.indexOf("://", 0, reading.length);
                at >= 0;
                at = reading.indexOf("://", at + 3, reading.length)) {
            credentials(reading, at + 3, '@', found);
        }
        for (String option : new String[] {"-u ", "--user "}) {
            for (int at = reading.indexOf(option, 0, reading.length);
                    at >= 0;
                    at = reading.indexOf(option, at + 1, reading.length)) {
                boolean quoted = reading.at(at + option.length()) == '"' || reading.at(at + option.length()) == '\'';
                credentials(reading, at + option.length() + (quoted ? 1 : 0), ' ', found);
            }
        }
    }

    /** {@code name:password} from here to the sign that closes it; a blank stands for any white space or quote. */
    private static void credentials(Reading reading, int from, char close, Candidates found) {
        int colon = -1;
        int i = from;
        while (i < reading.length
                && i - from < 160
                && reading.text[i] > ' '
                && reading.text[i] != '/'
                && reading.text[i] != '@'
                && reading.text[i] != '"') {
            if (reading.text[i] == ':' && colon < 0) {
                colon = i;
            }
            i++;
        }
        boolean closed = close == ' ' ? reading.at(i) <= ' ' || reading.at(i) == '"' : reading.at(i) == close;
        if (!closed || colon <= from && close == ' ' || colon < 0 || i - colon <= 1) {
            return;
        }
        String value = reading.words(colon + 1, i);
        if (!Values.placeholder(value) && !Values.ordinary(value) && (close == '@' || Values.secretLike(value))) {
            found.add(EntityTypes.PASSWORD, colon + 1, i, Candidates.CERTAIN);
        }
    }
}
