package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Postal addresses of China, Taiwan, Hong Kong, Japan and Korea, which go from the large to the small, the house number last. */
final class EasternAddressDetector implements Detector {
    /** Between the words for a firm and its address. */
    private static final int FIRM = 6;

    private static final String MARKERS = "省市区區县縣州旗镇鎮乡鄉村路街道巷弄里段园苑城都府県町郡庄湾坊胡同";
    private static final String HOUSE = "号號栋幢座室楼樓弄巷单期院层丁番层";
    private static final String AFTER = "号號栋幢座室楼樓弄巷单元层户门房之院期组丁目番地区";

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.ADDRESS);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.latin) {
            return;
        }
        int done = 0;
        for (int n = 0; n < reading.numbers.count; n++) {
            int number = reading.numbers.start(n);
            if (number < done || reading.numbers.digits(n) > 5) {
                continue;
            }
            int end = reading.numbers.end(n);
            char before = reading.at(number - 1);
            if (Chars.han(before)
                    && (HOUSE.indexOf(reading.at(end)) >= 0 && end < reading.length || reading.at(end) == '-')) {
                done = Math.max(done, han(reading, number, end, found));
            } else if (Chars.hangul(before) || before == ' ' && Chars.hangul(reading.at(number - 2))) {
                done = Math.max(done, korean(reading, number, end, found));
            }
        }
    }

    private static int han(Reading reading, int number, int end, Candidates found) {
        int start = number;
        int markers = 0;
        while (start > 0
                && number - start < 44
                && (Chars.han(reading.text[start - 1])
                        || Chars.kana(reading.text[start - 1])
                        || Chars.digit(reading.text[start - 1]) && number - start < 16)) {
            start--;
            markers += MARKERS.indexOf(reading.text[start]) >= 0 ? 1 : 0;
        }
        int label = Math.max(reading.cues.before(number, Cue.ADDRESS, number - start), start);
        boolean called = label > start || reading.cues.before(start, Cue.ADDRESS, 6) >= 0;
        int from = label;
        for (int i = label; i < number && i < label + 8; i++) {
            if ("在到是址我家住寄给为于:はが".indexOf(reading.text[i]) >= 0
                    && (i == label || from == i || "我家住在".indexOf(reading.text[i]) >= 0)) {
                from = i + 1;
            }
        }
        boolean road = false;
        for (int i = from; i < number; i++) {
            road |= "路街道巷弄里段村园苑城町区郡市胡镇乡".indexOf(reading.text[i]) >= 0;
        }
        boolean firm = reading.cues.before(number, Cue.ADDRESS_OF_FIRM, number - start + FIRM) >= 0;
        if (!road || firm || markers < (called ? 1 : 2) || number - from < 3) {
            return number;
        }
        int last = right(reading, end);
        found.add(EntityTypes.ADDRESS, from, last, Candidates.LIKELY + 6);
        return last;
    }

    /** 栋, 单元, 室 and their numbers, and names of buildings between. */
    private static int right(Reading reading, int from) {
        int last = from;
        int idle = 0;
        for (int i = from; i < reading.length && i - from < 40; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) && longNumber(reading, i)) {
                break;
            }
            if (Chars.digit(c) || AFTER.indexOf(c) >= 0) {
                last = i + 1;
                idle = 0;
            } else if ((Chars.han(c) || Chars.kana(c) || Chars.alnum(c) || c == '-' || c == ' ' || c == '#')
                    && idle < 8) {
                idle++;
            } else {
                break;
            }
        }
        return last;
    }

    /** Longer than the number of a house or a room can be. */
    private static boolean longNumber(Reading reading, int at) {
        int n = reading.numbers.from(at);
        return n < reading.numbers.count && reading.numbers.start(n) == at && reading.numbers.digits(n) > 5;
    }

    private static int korean(Reading reading, int number, int end, Candidates found) {
        int start = number;
        int markers = 0;
        while (start > 0 && number - start < 40) {
            int word = start;
            while (word > 0 && reading.text[word - 1] == ' ' && start - word < 1) {
                word--;
            }
            int stop = word;
            while (word > 0
                    && stop - word < 12
                    && (Chars.hangul(reading.text[word - 1]) || Chars.digit(reading.text[word - 1]))) {
                word--;
            }
            if (word == stop || "시도구군동읍면로길".indexOf(reading.text[stop - 1]) < 0) {
                break;
            }
            markers++;
            start = word;
        }
        if (markers < 2) {
            return number;
        }
        int last = end;
        for (int i = end; i < reading.length && i - end < 24; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) || "동호층길".indexOf(c) >= 0 && Chars.digit(reading.at(i - 1))) {
                last = i + 1;
            } else if (!(c == ' ' || c == '-' || c == ',' || Chars.hangul(c))) {
                break;
            }
        }
        found.add(EntityTypes.ADDRESS, start, last, Candidates.LIKELY + 6);
        return last;
    }
}
