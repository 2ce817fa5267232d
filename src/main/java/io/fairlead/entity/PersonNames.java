package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.List;
import java.util.Set;

/** Names of persons, sought only where identity or contact data of the same person stands in the text; alone a name is no finding. */
final class PersonNames {
    private static final Set<String> BESIDE = Set.of(
            EntityTypes.CN_ID,
            EntityTypes.PASSPORT,
            EntityTypes.SSN,
            EntityTypes.NATIONAL_ID,
            EntityTypes.DOB,
            EntityTypes.ADDRESS,
            EntityTypes.BANK_ACCOUNT,
            EntityTypes.IBAN,
            EntityTypes.PAYMENT_CARD,
            EntityTypes.PHONE,
            EntityTypes.EMAIL);
    static final Set<String> SURNAMES = WordLists.read("names", "surnames");
    /** Capitalised beside identity data, but no name. */
    private static final Set<String> STOP = WordLists.read("names", "no names");

    /** Small words within Latin names. */
    private static final Set<String> PARTICLES = WordLists.read("names", "particles");

    static final Set<String> DOUBLE = WordLists.read("names", "double surnames");
    private static final String NOT_NAMES = "我你他她的是在有不了这那请帮怎什么为吗呢吧啊哦多少号码证件卡银行户地址手机电话邮箱密码身份提现充值账单元个人信息您客服官方收到没诉绑退转";

    private static final int LONGEST = 60;

    private PersonNames() {}

    static void find(Reading reading, List<Candidates.Candidate> settled, Candidates found) {
        boolean identified = false;
        for (Candidates.Candidate beside : settled) {
            if (BESIDE.contains(beside.type())) {
                near(reading, beside, found);
                identified = true;
            }
        }
        if (identified) {
            SignedNames.find(reading, found);
        }
    }

    private static void near(Reading reading, Candidates.Candidate beside, Candidates found) {
        int from = Math.max(0, beside.start() - 90);
        int to = Math.min(reading.length, beside.end() + 90);
        for (int end = reading.cues.after(from, Cue.NAME, to - from); end >= 0 && end < to; ) {
            int cue = reading.cues.before(end + 40, Cue.NAME, 40);
            int label = reading.cues.endOf(Cue.NAME, end);
            name(reading, label, found);
            end = reading.cues.after(end + 1, Cue.NAME, to - end);
            if (cue < 0) {
                break;
            }
        }
        if (!beside.type().equals(EntityTypes.EMAIL)) {
            int right = beside.end();
            while (right < to
                    && right - beside.end() < 3
                    && (reading.text[right] == ' '
                            || reading.text[right] == ','
                            || reading.text[right] == '、'
                            || reading.text[right] == '\n'
                            || reading.text[right] == '/')) {
                right++;
            }
            if (right > beside.end() || Chars.han(reading.at(right))) {
                han(reading, right, right > beside.end(), found);
            }
            beforeHan(reading, beside.start(), found);
            beforeLatin(reading, beside.start(), found);
        }
    }

    private static void name(Reading reading, int label, Candidates found) {
        int i = label;
        boolean line = false;
        while (i < reading.length
                && i - label < 12
                && (" :=-,是为()\"".indexOf(reading.text[i]) >= 0 || reading.text[i] == '\n' && !line)) {
            line |= reading.text[i] == '\n';
            i++;
        }
        for (String word : new String[] {
            "is ", "es ", "la ", "là ", "é ", "adalah ", "est ", "ist ", "は", "は ", "to ", "mr ", "mrs ", "ms ", "Mr. ",
            "Ms. ", "Mrs. ", "Mr "
        }) {
            if (reading.startsWith(i, word)) {
                i += word.length();
            }
        }
        if (Chars.han(reading.at(i))) {
            japanese(reading, i, i > label && reading.text[i - 1] == ':', found);
            han(reading, i, true, found);
        } else {
            latin(reading, i, found);
            if (i > label && reading.text[i - 1] != ',' && reading.indexOf(":", label, i) >= 0) {
                single(reading, i, found);
            }
        }
    }

    /** "First name: Olumide": one capitalised word that fills its line or field. */
    private static void single(Reading reading, int start, Candidates found) {
        int end = start;
        while (end < reading.length && (Chars.wordLetter(reading.text[end]) || reading.text[end] == '-')) {
            end++;
        }
        boolean fills = end == reading.length || "\n,;|\"".indexOf(reading.text[end]) >= 0;
        if (fills
                && end - start >= 3
                && Character.isUpperCase(reading.text[start])
                && !STOP.contains(new String(reading.lower, start, end - start))) {
            found.add(EntityTypes.PERSON_NAME, start, end, Candidates.LIKELY - 4);
        }
    }

    /** A Chinese name: surname and one or two characters (kana and Korean names: two to five), bounded. */
    private static void han(Reading reading, int start, boolean bounded, Candidates found) {
        int end = start;
        while (end < reading.length && Chars.han(reading.text[end]) && end - start < 7) {
            end++;
        }
        int n = end - start;
        if (!bounded || n < 2) {
            return;
        }
        boolean compound = DOUBLE.contains(reading.words(start, start + 2));
        int most = compound ? 4 : 3;
        if (n > most) {
            return;
        }
        boolean surname = compound || SURNAMES.contains(reading.words(start, start + 1));
        if (surname && !reserved(reading, start + 1, end)) {
            found.add(EntityTypes.PERSON_NAME, start, end, Candidates.LIKELY - 2);
        }
    }

    /** Four or five characters, or kana among them, right after a label and a colon, on a line or in a list of its own. */
    private static void japanese(Reading reading, int start, boolean labelled, Candidates found) {
        int end = start;
        while (end < reading.length
                && end - start < 8
                && (Chars.han(reading.text[end]) || Chars.kana(reading.text[end]))) {
            end++;
        }
        int n = end - start;
        boolean closed = end == reading.length || "、,\n ;/。".indexOf(reading.text[end]) >= 0;
        if (labelled && closed && n >= 4 && n <= 6 && !reserved(reading, start, end)) {
            found.add(EntityTypes.PERSON_NAME, start, end, Candidates.LIKELY - 3);
        }
    }

    static boolean reserved(Reading reading, int start, int end) {
        for (int i = start; i < end; i++) {
            if (NOT_NAMES.indexOf(reading.text[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void beforeHan(Reading reading, int start, Candidates found) {
        int end = start;
        while (end > 0
                && start - end < 3
                && (reading.text[end - 1] == ' '
                        || reading.text[end - 1] == ','
                        || reading.text[end - 1] == '、'
                        || reading.text[end - 1] == '/'
                        || reading.text[end - 1] == ':')) {
            end--;
        }
        int from = end;
        while (from > 0 && Chars.han(reading.text[from - 1]) && end - from < 6) {
            from--;
        }
        if (end < start) {
            han(reading, from, end - from >= 2 && end - from <= 4, found);
        }
    }

    /** "Sunniva Kestrel, 8 Tannery Yard": capitalised words right before. */
    private static void beforeLatin(Reading reading, int start, Candidates found) {
        int end = start;
        while (end > 0 && start - end < 3 && " ,\n|;".indexOf(reading.text[end - 1]) >= 0) {
            end--;
        }
        boolean cell = reading.indexOf("|", end, start) >= 0;
        if (end == start || reading.text[end] == ' ' && reading.at(end - 1) != ',' && !cell) {
            return;
        }
        int from = end;
        int words = 0;
        while (words < 4) {
            int word = from;
            while (word > 0
                    && (Chars.wordLetter(reading.text[word - 1])
                            || reading.text[word - 1] == '-'
                            || reading.text[word - 1] == '\'')) {
                word--;
            }
            if (word == from || !Character.isUpperCase(reading.text[word])) {
                break;
            }
            from = word;
            words++;
            if (reading.at(from - 1) != ' ') {
                break;
            }
            from--;
        }
        while (from < end && reading.text[from] == ' ') {
            from++;
        }
        if (words >= 2 && words <= 3) {
            latin(reading, from, found);
        }
    }

    /** Two to four capitalised words, or one where a label asks for it. */
    static void latin(Reading reading, int start, Candidates found) {
        int i = start;
        int words = 0;
        int end = start;
        while (words < 4 && i - start < LONGEST) {
            int stop = i;
            while (stop < reading.length
                    && (Chars.wordLetter(reading.text[stop])
                            || Chars.hangul(reading.text[stop])
                            || Chars.kana(reading.text[stop])
                            || stop > i
                                    && (reading.text[stop] == '-'
                                            || reading.text[stop] == '\''
                                            || reading.text[stop] == '.' && stop - i <= 2))) {
                stop++;
            }
            boolean particle = words > 0 && PARTICLES.contains(new String(reading.lower, i, stop - i));
            if (particle && reading.at(stop) == ' ') {
                i = stop + 1;
                continue;
            }
            boolean capital = stop > i && (Character.isUpperCase(reading.text[i]) || Chars.hangul(reading.text[i]));
            if (!capital || STOP.contains(new String(reading.lower, i, stop - i))) {
                break;
            }
            words++;
            end = stop;
            if (reading.at(stop) != ' ' || stop == reading.length) {
                break;
            }
            i = stop + 1;
        }
        boolean korean = words == 1 && Chars.hangul(reading.at(start)) && end - start >= 2 && end - start <= 4;
        if (words >= 2 || korean) {
            found.add(EntityTypes.PERSON_NAME, start, end, Candidates.LIKELY - 3);
        }
    }
}
