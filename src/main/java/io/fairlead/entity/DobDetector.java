package io.fairlead.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Dates of birth: a date of a person's possible age beside the words for being born. */
final class DobDetector implements Detector {
    private static final String MONTHS =
            "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|января|февраля|марта|апреля|мая|июня|июля|августа|сентября"
                    + "|октября|ноября|декабря|янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
                    + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|maio|junho|julho|setembro"
                    + "|outubro|novembro|dezembro|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januari|februari|maret|april"
                    + "|mei|juni|juli|agustus|september|oktober|november|desember|januar|februar|marz|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio"
                    + "|settembre|ottobre|dicembre|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر";
    private static final Pattern DATES = Pattern.compile(("(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日号號]?"
                    + "|(?:19|20)\\d\\d ?년 ?\\d{1,2} ?월 ?\\d{1,2} ?일"
                    + "|(?:19|20)\\d\\d[-/.] ?\\d{1,2}[-/.] ?\\d{1,2}"
                    + "|(?:19|20)\\d\\d \\d{2} \\d{2}"
                    + "|\\d{1,2}[-/. ]\\d{1,2}[-/. ](?:(?:19|20)\\d\\d|[4-9]\\d|0\\d)"
                    + "|\\d{1,2}(?:st|nd|rd|th|er|º)?(?: of| de)?[ .-]{1,2}(?:MONTH)[a-zа-я.]*,?(?: de| del)?[ -](?:19|20)\\d\\d"
                    + "|(?:MONTH)[a-zа-я.]* \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d"
                    + "|[一二][九零〇][^ ]{2}年[^ ]{1,3}月[^ ]{1,3}[日号]"
                    + "|(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])")
            .replace("MONTH", MONTHS));
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.DOB);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        int done = 0;
        for (int n = 0; n < reading.cues.count(Cue.DOB); n++) {
            int from = Math.max(done, reading.cues.start(Cue.DOB, n) - 26);
            int to = Math.min(reading.length, reading.cues.end(Cue.DOB, n) + 44);
            if (from >= to) {
                continue;
            }
            String window = new String(reading.lower, from, to - from);
            Matcher matcher = DATES.matcher(window);
            int at = 0;
            while (at < window.length() && matcher.find(at)) {
                int start = from + matcher.start();
                int end = from + matcher.end();
                at = matcher.end();
                boolean whole = !Chars.digit(reading.at(start - 1)) && !Chars.digit(reading.at(end));
                boolean after = start >= reading.cues.end(Cue.DOB, n);
                boolean right = after || reading.cues.start(Cue.DOB, n) - end <= 12;
                if (whole && right && aged(window.substring(matcher.start(), matcher.end()))) {
                    found.add(EntityTypes.DOB, start, end, Candidates.LIKELY + 4);
                    done = end;
                    break;
                }
            }
        }
    }

    private static boolean aged(String date) {
        Matcher year = YEAR.matcher(date);
        return !year.find() || Integer.parseInt(year.group()) <= 2020 && Integer.parseInt(year.group()) >= 1900;
    }
}
