package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/**
 * Passwords and PINs: a value after the word for it, before "is my password", after "I log in with", in links with
 * credentials. How sure the label binds decides how much the value must look like a secret.
 */
final class PasswordDetector implements Detector {
    private static final Set<String> SAYING = Set.of(
            "is", "was", "are", "it's", "its", "es", "e", "é", "la", "là", "adalah", "это", "такой", "ist", "lautet",
            "est", "olarak", "being", "=", "->", "=>", "era", "ta", "eh", "to", "son", "sono", "yaitu");
    private static final Set<String> FILLING = Set.of(
            "my",
            "mine",
            "the",
            "still",
            "same",
            "just",
            "old",
            "new",
            "current",
            "both",
            "here",
            "like",
            "cua",
            "toi",
            "minh",
            "em",
            "saya",
            "мой",
            "вот",
            "как",
            "был",
            "была",
            "mi",
            "minha",
            "mon",
            "mein",
            "de",
            "login",
            "me",
            "actual",
            "atual",
            "called",
            "set",
            "from",
            "trading",
            "entered",
            "i",
            "use",
            "used",
            "typed",
            "type",
            "entering",
            "enter",
            "ввожу",
            "ввел",
            "of",
            "account",
            "nya",
            "aku",
            "gue",
            "аккаунта",
            "от",
            "входа",
            "value",
            "field",
            "now",
            "dang",
            "nhap",
            "number",
            "works",
            "sim");
    private static final String HAN_FILLING = "是为我输用填了的设置成改写打就都一直入叫也还这个明:原新旧应该于名";

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PASSWORD);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD); n++) {
            int start = reading.cues.start(Cue.PASSWORD, n);
            int end = reading.cues.end(Cue.PASSWORD, n);
            int otp = reading.cues.before(end, Cue.OTP, 0);
            if (otp != end) {
                after(reading, start, end, found);
            }
        }
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD_VERB); n++) {
            typed(reading, reading.cues.end(Cue.PASSWORD_VERB, n), found);
        }
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD_AFTER); n++) {
            before(reading, reading.cues.start(Cue.PASSWORD_AFTER, n), found);
        }
        links(reading, found);
    }

    private static void after(Reading reading, int start, int label, Candidates found) {
        int colon = colon(reading, label);
        if (colon >= 0 && (value(reading, start, colon + 1, PasswordValue.Bond.TIED, found) || colon - label <= 1)) {
            return;
        }
        int i = label;
        while (line(reading, start, label) && i < reading.length && reading.text[i] != '\n') {
            i++; // "What did you enter as password?", and the answer below
        }
        PasswordValue.Bond bond = PasswordValue.Bond.BESIDE;
        for (int words = 0; words < 6; words++) {
            i = reading.skipBlanks(i);
            char c = reading.at(i);
            if (c == '(') {
                int close = reading.indexOf(")", i, i + 16);
                if (close < 0) {
                    break;
                }
                i = close + 1;
            } else if (HAN_FILLING.indexOf(c) >= 0 && i < reading.length) {
                bond = c == '是' || c == '为' || c == ':' ? PasswordValue.Bond.SAID : bond;
                i++;
                words--;
                if (i - label > 16) {
                    break;
                }
            } else if (c == '\n' && line(reading, start, label) && i < reading.length) {
                bond = PasswordValue.Bond.TIED;
                i++;
            } else {
                int stop = i;
                while (stop < reading.length
                        && reading.text[stop] > ' '
                        && !Chars.cjk(reading.text[stop])
                        && stop - i < 12) {
                    stop++;
                }
                String word = new String(reading.lower, i, stop - i);
                if (SAYING.contains(word)) {
                    bond = PasswordValue.Bond.SAID;
                } else if (!FILLING.contains(word)) {
                    break;
                }
                i = stop;
            }
        }
        for (String particle : new String[] {"は", "が", "は、", "는", "은", "가", "이", "هي", "هو"}) {
            if (reading.startsWith(i, particle)) {
                i = reading.skipBlanks(i + particle.length());
                bond = PasswordValue.Bond.SAID;
                break;
            }
        }
        value(reading, start, i, bond, found);
    }

    /** The label ends its line (but for "?" and the like), so that the next line is what it asks for. */
    private static boolean line(Reading reading, int start, int label) {
        int i = label;
        while (i < reading.length && reading.text[i] != '\n') {
            if (Chars.alnum(reading.text[i]) || Chars.cjk(reading.text[i]) || i - label > 12) {
                return false;
            }
            i++;
        }
        return true;
    }

    /** A colon or equals sign that belongs to the label: only a few words, brackets or quotes between. */
    private static int colon(Reading reading, int label) {
        int words = 0;
        for (int i = label; i < Math.min(reading.length, label + 32); i++) {
            char c = reading.text[i];
            if (c == ':' || c == '=' || c == '>' && reading.at(i - 1) != '-') {
                boolean other = reading.startsWith(i, "://") || i > label + 1 && reading.at(i - 2) == ' ';
                return other ? -1 : i;
            }
            if (c == '\n' || c == ',' || c == '.' || c == '?' || c == '!' || c == ';' || c == '。' || Chars.digit(c)) {
                return -1;
            }
            if (c == ' ' && ++words > 4) {
                return -1;
            }
            if (Chars.cjk(c) && i - label > 12) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean value(Reading reading, int label, int from, PasswordValue.Bond bond, Candidates found) {
        int i = reading.skipBlanks(from);
        if (bond == PasswordValue.Bond.TIED && reading.at(i) == '\n' && i < reading.length) {
            i = reading.skipBlanks(i + 1);
        }
        if (reading.at(i) == '(') {
            int close = reading.indexOf(")", i, i + 40);
            i = close > 0 ? reading.skipBlanks(close + 1) : i;
        }
        char quote = reading.at(i);
        boolean quoted = quote == '"'
                || quote == '\''
                || quote == '`'
                || quote == '【'
                || quote == '[' && bond == PasswordValue.Bond.TIED
                || quote == '「';
        int start = quoted ? i + 1 : i;
        int end = quoted ? PasswordValue.quotedEnd(reading, start, quote) : PasswordValue.end(reading, start);
        if (quoted && end < 0) {
            start = i + 1;
            end = PasswordValue.end(reading, start);
        }
        String value = reading.words(start, Math.max(start, end));
        if (!PasswordValue.plausible(reading, start, end, value, bond, quoted && quote != '[')) {
            return false;
        }
        int score = switch (bond) {
            case TIED -> Candidates.LIKELY + 15;
            case SAID -> Candidates.LIKELY + 12;
            default -> Candidates.LIKELY + 4;
        };
        found.add(EntityTypes.PASSWORD, start, end, score);
        another(reading, label, end + (quoted ? 1 : 0), found);
        return true;
    }

    /** "… or Hulu_wa8", "… / Abc@123": a second one right behind, where the first was a name or an older one. */
    private static void another(Reading reading, int label, int from, Candidates found) {
        int i = from;
        int words = 0;
        while (i < reading.length && i - from < 22 && words < 4) {
            char c = reading.text[i];
            boolean first = i == from
                    || !Chars.alnum(reading.at(i - 1)) && reading.at(i - 1) < 0x80
                    || Chars.cjk(reading.at(i - 1));
            if (c == '\n' || reading.cues.before(i, Cue.PASSWORD, 0) >= 0) {
                return;
            }
            if (first && c > ' ' && !Chars.cjk(c) && ",/|:;'\"(".indexOf(c) < 0) {
                int end = PasswordValue.end(reading, i);
                String value = reading.words(i, Math.max(i, end));
                if (value.length() >= 6
                        && PasswordValue.strict(value)
                        && !Values.placeholder(value)
                        && !PasswordValue.notOne(reading, i, end, value)) {
                    found.add(EntityTypes.PASSWORD, i, end, Candidates.LIKELY - 5);
                    return;
                }
                words++;
                i = Math.max(i + 1, end);
            } else {
                i++;
            }
        }
    }

    private static void typed(Reading reading, int from, Candidates found) {
        int i = reading.skipBlanks(from);
        for (int skip = 0; skip < 4 && i < reading.length; skip++) {
            if (reading.at(i) == ':' || reading.at(i) == '"' || reading.at(i) == '\'' || reading.at(i) == ',') {
                i = reading.skipBlanks(i + 1);
            }
            int end = PasswordValue.end(reading, i);
            String value = reading.words(i, Math.max(i, end));
            boolean field = reading.cues.any(Cue.PASSWORD) || reading.cues.any(Cue.PASSWORD_AFTER);
            if (value.length() >= 6
                    && (PasswordValue.strict(value)
                            || field && skip == 0 && Values.secretLike(value) && Values.kinds(value) >= 3)
                    && !Values.placeholder(value)
                    && !PasswordValue.notOne(reading, i, end, value)
                    && reading.cues.before(i, Cue.TX, 12) < 0) {
                found.add(EntityTypes.PASSWORD, i, end, Candidates.LIKELY - 8);
                return;
            }
            if (end <= i || !reading.words(i, end).chars().allMatch(Character::isLetter)) {
                return;
            }
            i = reading.skipBlanks(end);
        }
    }

    private static void before(Reading reading, int cue, Candidates found) {
        int end = cue;
        while (end > 0 && " \"'`」,()】".indexOf(reading.text[end - 1]) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0
                && end - start < 64
                && reading.text[start - 1] > ' '
                && !Chars.cjk(reading.text[start - 1])
                && "\"'`(".indexOf(reading.text[start - 1]) < 0
                && (reading.verbatim(start - 1) || Chars.alnum(reading.text[start - 1]))) {
            start--;
        }
        String value = reading.words(start, end);
        boolean pin = Values.digits(value) && value.length() >= 4 && value.length() <= 12;
        if (value.length() >= 4
                && (pin
                        || Values.secretLike(value) && value.length() >= 6
                        || value.indexOf('-') > 0 && value.length() >= 8)
                && !Values.placeholder(value)
                && !PasswordValue.notOne(reading, start, end, value)) {
            found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY + 2);
        }
    }

    /** {@code scheme://user:password@host}. */
    private static void links(Reading reading, Candidates found) {
        for (int at = reading.indexOf("://", 0, reading.length);
                at >= 0;
                at = reading.indexOf("://", at + 3, reading.length)) {
            int colon = -1;
            int i = at + 3;
            while (i < reading.length
                    && i - at < 160
                    && reading.text[i] > ' '
                    && reading.text[i] != '/'
                    && reading.text[i] != '@') {
                if (reading.text[i] == ':' && colon < 0) {
                    colon = i;
                }
                i++;
            }
            if (reading.at(i) == '@'
                    && colon > 0
                    && i - colon > 1
                    && !Values.placeholder(reading.words(colon + 1, i))
                    && !Values.ordinary(reading.words(colon + 1, i))) {
                found.add(EntityTypes.PASSWORD, colon + 1, i, Candidates.CERTAIN);
            }
        }
    }
}
