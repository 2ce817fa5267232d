package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** A password that stands before the word for it: "Hulu_wa8 is my password", "Hulu_wa8 就是我的密码". */
final class PasswordBeforeLabel {
    private static final Set<String> SAYING = WordLists.read("passwords", "saying");
    private static final Set<String> FILLING = WordLists.read("passwords", "filling");
    private static final Set<String> POINTING = WordLists.read("passwords", "pointing");
    private static final String HAN_FILLING = "我的就这个登录陆交易资金支付原旧新账户提现";

    private PasswordBeforeLabel() {}

    /** Goes back from the label over "my", "the", "的" to a word that says that what is before it is one. */
    static void find(Reading reading, int label, int end, Candidates found) {
        int i = label;
        boolean closed = end >= reading.length || "\n),.;".indexOf(reading.text[end]) >= 0;
        for (int words = 0; words < 6 && i > 0; words++) {
            while (i > 0 && reading.text[i - 1] == ' ') {
                i--;
            }
            char c = reading.at(i - 1);
            if (c == '(') {
                pointed(reading, i - 1, "(", closed, found);
                return;
            }
            if (c == '是' || c == 'が') {
                take(reading, i - 1, false, found);
                return;
            }
            if (HAN_FILLING.indexOf(reading.low(i - 1)) >= 0) {
                i--;
                continue;
            }
            int stop = i;
            while (i > 0 && stop - i < 12 && reading.text[i - 1] > ' ' && !Chars.cjk(reading.text[i - 1])) {
                i--;
            }
            String word = new String(reading.lower, i, stop - i);
            if (SAYING.contains(word)) {
                take(reading, i, false, found);
                return;
            }
            if (POINTING.contains(word)) {
                pointed(reading, i, word, closed, found);
                return;
            }
            if (!FILLING.contains(word)) {
                return;
            }
        }
    }

    /** "Hulu_wa8 <- password", "Hulu_wa8 (password)": an arrow is plain, other signs only where the line or bracket ends with the label. */
    private static void pointed(Reading reading, int sign, String word, boolean closed, Candidates found) {
        boolean arrow = word.charAt(0) == '<' || word.charAt(0) == '←';
        if (arrow || closed) {
            take(reading, sign, false, found);
        }
    }

    /** What stands right before the place, or some words before it: "I use Hulu_wa8 for both as password". */
    static void takeNear(Reading reading, int place, Candidates found) {
        int i = place;
        for (int words = 0; words < 7 && i > 0; words++) {
            if (take(reading, i, words > 0, found)) {
                return;
            }
            while (i > 0 && reading.text[i - 1] == ' ') {
                i--;
            }
            int end = i;
            while (i > 0 && end - i < 16 && Chars.wordLetter(reading.text[i - 1])) {
                i--;
            }
            if (i == end) {
                return;
            }
        }
    }

    private static boolean dash(Reading reading, int at) {
        return (reading.text[at] == '-' || reading.text[at] == '=') && reading.at(at - 1) == ' ';
    }

    /** @param apart words stand between, so that it must be plainly a secret */
    private static boolean take(Reading reading, int place, boolean apart, Candidates found) {
        int end = place;
        while (end > 0 && (" \"'`」,()】就这个".indexOf(reading.text[end - 1]) >= 0 || dash(reading, end - 1))) {
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
        boolean grouped = start > 1 && reading.text[start - 1] == ' ' && Chars.digit(reading.text[start - 2]);
        boolean pin = !apart && !grouped && Values.digits(value) && value.length() >= 4 && value.length() <= 12;
        boolean likely =
                pin || Values.secretLike(value) && value.length() >= 6 || value.indexOf('-') > 0 && value.length() >= 8;
        if (value.length() >= 4
                && (apart ? PasswordValue.strict(value) && value.length() >= 6 : likely)
                && !Values.placeholder(value)
                && !PasswordValue.notOne(reading, start, end, value)) {
            found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY + 2);
            return true;
        }
        return false;
    }
}
