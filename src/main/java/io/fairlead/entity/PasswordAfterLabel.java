package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.BitSet;
import java.util.Set;

/** A password after the word for it; how sure the words between bind the two decides how much it must look like a secret. */
final class PasswordAfterLabel {
    private static final Set<String> SAYING = WordLists.read("passwords", "saying");
    private static final Set<String> FILLING = WordLists.read("passwords", "filling");
    private static final Set<String> NAMING = WordLists.read("passwords", "naming");
    private static final String HAN_FILLING = "是为我输用填了的设置成改写打就都一直入叫也还这个明以前现在最初来说那账号户登录陆交易资金:原新旧应该于名六位个共数字码给你发您生日始终每次";
    private static final String[] PARTICLES = {"は、", "は", "が", "는", "은", "가", "이", "هي", "هو"};
    private static final Set<String> DICTATING = WordLists.read("passwords", "dictating");
    /** First characters of those. */
    private static final BitSet BEGINS = new BitSet();

    private static final int FAR = 7;

    static {
        DICTATING.forEach(word -> BEGINS.set(word.charAt(0)));
    }

    private PasswordAfterLabel() {}

    static void find(Reading reading, int start, int label, Candidates found) {
        int colon = colon(reading, label);
        if (colon >= 0 && (value(reading, colon + 1, PasswordValue.Bond.TIED, found) || colon - label <= 1)) {
            return;
        }
        int i = label;
        PasswordValue.Bond bond = PasswordValue.Bond.BESIDE;
        if (endsLine(reading, label)) {
            while (i < reading.length && reading.text[i] != '\n') {
                i++; // "What did you enter as password?", and the answer below
            }
            if (i < reading.length) {
                bond = PasswordValue.Bond.TIED;
                i++;
            }
        }
        for (int words = 0; words < 6; words++) {
            i = reading.skipBlanks(i);
            char c = reading.at(i);
            if (spelled(reading, i) > 0 || c == ',' && i > label && PasswordAside.betweenCommas(reading, i, found)) {
                break;
            }
            if (c == '(' && reading.indexOf(")", i, i + 16) > 0) {
                if (PasswordAside.inBrackets(reading, i + 1, reading.indexOf(")", i, i + 16), found)) {
                    return;
                }
                i = reading.indexOf(")", i, i + 16) + 1;
            } else if (HAN_FILLING.indexOf(reading.low(i)) >= 0 && i - label <= 16) {
                bond = c == '是' || reading.low(i) == '为' || c == ':' ? PasswordValue.Bond.SAID : bond;
                i++;
                words--;
            } else if (Chars.digit(c) && reading.at(i + 1) == '位') {
                i += 2;
            } else {
                int stop = wordEnd(reading, i);
                String word = new String(reading.lower, i, stop - i);
                if (SAYING.contains(word)) {
                    bond = PasswordValue.Bond.SAID;
                } else if (word.endsWith(",") && FILLING.contains(word.substring(0, word.length() - 1))) {
                    stop--;
                } else if (!FILLING.contains(word)) {
                    break;
                }
                i = stop;
            }
        }
        for (String particle : PARTICLES) {
            if (reading.startsWith(i, particle)) {
                i = reading.skipBlanks(i + particle.length());
                bond = PasswordValue.Bond.SAID;
                break;
            }
        }
        if (!value(reading, i, bond, found) && bond != PasswordValue.Bond.TIED) {
            further(reading, i, found);
        }
    }

    /** "password for the backup file is …", "密码在手机上 …": other words between, so that the value must be plainly a secret. */
    private static void further(Reading reading, int from, Candidates found) {
        int i = from;
        String last = "";
        for (int words = 0; words < FAR; words++) {
            i = reading.skipBlanks(i);
            if (Chars.cjk(reading.at(i))) {
                int han = i;
                while (Chars.cjk(reading.at(i)) && reading.at(i) != '。' && i - han < 12) {
                    i++;
                }
                last = reading.words(Math.max(han, i - 2), i);
                if (Chars.cjk(reading.at(i))) {
                    return;
                }
                continue;
            }
            int stop = wordEnd(reading, i);
            String word = new String(reading.lower, i, stop - i);
            boolean said = SAYING.contains(last);
            if (words > 0 && !NAMING.contains(last)) {
                int end = PasswordValue.end(reading, i);
                String value = reading.words(i, Math.max(i, end));
                boolean pin = said && Values.digits(value) && value.length() <= 8;
                boolean secret = PasswordValue.strict(value) || said && Values.secretLike(value);
                if ((pin || secret && value.length() >= 6)
                        && PasswordValue.plausible(reading, i, end, value, PasswordValue.Bond.SAID, false)) {
                    found.add(EntityTypes.PASSWORD, i, end, Candidates.LIKELY - 5);
                    return;
                }
            }
            boolean plain = stop > i && word.chars().allMatch(c -> Character.isLetter(c) || c == '\'' || c == '-');
            if (said || !plain) {
                return;
            }
            last = word;
            i = stop;
        }
    }

    private static int wordEnd(Reading reading, int start) {
        int stop = start;
        while (stop < reading.length
                && reading.text[stop] > ' '
                && !Chars.cjk(reading.text[stop])
                && stop - start < 16) {
            stop++;
        }
        return stop;
    }

    /** The label ends its line (but for "?" and the like), so that the next line is what it asks for. */
    private static boolean endsLine(Reading reading, int label) {
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
            if (c == ' ' && ++words > 4 || Chars.cjk(c) && i - label > 12) {
                return -1;
            }
        }
        return -1;
    }

    /** "二七一八二八", "nine zero four seven", "capital K then iwi": where what is dictated ends; -1 when nothing is. */
    private static int spelled(Reading reading, int start) {
        if (start < reading.length && !BEGINS.get(reading.lower[start])) {
            return SpelledDigits.end(reading, start);
        }
        for (String word : DICTATING) {
            if (reading.startsLow(start, word) && letter(reading, start + word.length())) {
                int end = start;
                while (end < reading.length && end - start < 60 && ",.;\n。".indexOf(reading.text[end]) < 0) {
                    end++;
                }
                return end;
            }
        }
        return SpelledDigits.end(reading, start);
    }

    /** One letter follows, in Chinese also a word of them. */
    private static boolean letter(Reading reading, int from) {
        int i = reading.at(from) == '的' ? from + 1 : reading.skipBlanks(from);
        return Chars.alnum(reading.at(i)) && (reading.at(i - 1) != ' ' || !Chars.wordLetter(reading.at(i + 1)));
    }

    private static boolean value(Reading reading, int from, PasswordValue.Bond bond, Candidates found) {
        int i = reading.skipBlanks(from);
        int spelled = spelled(reading, i);
        if (spelled > 0) {
            found.add(EntityTypes.PASSWORD, i, spelled, Candidates.LIKELY + 12);
            return true;
        }
        if (bond == PasswordValue.Bond.TIED && reading.at(i) == '\n' && i < reading.length) {
            i = reading.skipBlanks(i + 1);
        }
        if (reading.at(i) == '(') {
            int close = reading.indexOf(")", i, i + 40);
            if (close > 0 && PasswordAside.inBrackets(reading, i + 1, close, found)) {
                return true;
            }
            i = close > 0 ? reading.skipBlanks(close + 1) : i;
        }
        char quote = reading.at(i);
        boolean genitive = quote == '\'' && Chars.letter(reading.at(i - 1)); // "the password's"
        boolean quoted = "\"'`【「".indexOf(quote) >= 0 && !genitive || quote == '[' && bond == PasswordValue.Bond.TIED;
        int start = quoted ? i + 1 : i;
        int end = quoted ? PasswordValue.quotedEnd(reading, start, quote) : PasswordValue.end(reading, start);
        if (end < 0) {
            end = PasswordValue.end(reading, start);
        }
        String value = reading.words(start, Math.max(start, end));
        boolean blank = quote == '[' && value.indexOf(' ') > 0; // "[do not fill in]"
        if (bond != PasswordValue.Bond.BESIDE && !quoted && PasswordInWords.phrase(reading, start, found)) {
            return true;
        }
        if (blank || !PasswordValue.plausible(reading, start, end, value, bond, quoted && quote != '[')) {
            return false;
        }
        int score = switch (bond) {
            case TIED -> Candidates.LIKELY + 15;
            case SAID -> Candidates.LIKELY + 12;
            default -> Candidates.LIKELY + 4;
        };
        int second = PasswordAside.ofTwo(reading, from, start, end);
        if (second > 0) {
            found.add(EntityTypes.PASSWORD, second, PasswordValue.end(reading, second), score);
            return true;
        }
        found.add(EntityTypes.PASSWORD, start, end, score);
        SecondPassword.find(reading, end + (quoted ? 1 : 0), value, found);
        return true;
    }
}
