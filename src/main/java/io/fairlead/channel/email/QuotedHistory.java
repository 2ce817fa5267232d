package io.fairlead.channel.email;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a reply carries along: quoted mails and the signature, in the styles of the common clients. */
final class QuotedHistory {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A line (or two, glued) that says who wrote what follows. */
    private static final Pattern WROTE = Pattern.compile(
            "^[*_>\\s]*(?:on\\b.{5,200}\\b(?:wrote|writes|sent|said)\\s*:|"
                    + "(?:am|den|op|le|el|il|em|dnia|den|在|于|於)\\b?.{5,200}(?:schrieb|skrev|schreef|a écrit|escribió|ha scritto|escreveu|napisał\\(?a?\\)?|写道|寫道)\\b?.{0,60}[:：]|"
                    + ".{1,200}(?:写道|寫道|wrote|написал\\(?а?\\)?|schrieb|a écrit)\\s?[:：]|"
                    + "\\d{4}[-/年.].{3,120}<[^<>@\\s]+@[^<>\\s]+>\\s?.{0,10}[:：]?)\\s*$",
            FLAGS);

    /** A rule with words in it, or one of Outlook's. */
    private static final Pattern DIVIDER = Pattern.compile(
            "^[>\\s]*(?:[-_=—]{2,}\\s*(?:original(?: message| email| mail)?|forwarded (?:message|by).*|reply message|"
                    + "原始邮件|原始郵件|回复的原邮件|转发的邮件|转发邮件信息|轉寄郵件|回复邮件|原邮件|"
                    + "ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|"
                    + "исходное сообщение|元のメッセージ|원본 메시지)\\s*[-_=—]{2,}|_{20,}|"
                    + "begin forwarded message:|----- ?forwarded message.*)\\s*$",
            FLAGS);

    /** The first line of a header block that clients put over the quoted mail. */
    private static final Pattern BLOCK = Pattern.compile(
            "^[*>\\s]*(?:from|发件人|寄件者|寄件人|发信人|von|de|da|от|van|från|差出人|보낸 ?사람)\\s*\\*?\\s*[:：].*", FLAGS);

    private static final Pattern BLOCK_MORE = Pattern.compile(
            "^[*>\\s]*(?:sent|date|to|subject|cc|发送时间|发送日期|日期|时间|收件人|主题|抄送|寄件日期|收件者|主旨|"
                    + "gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|assunto|inviato|oggetto|"
                    + "отправлено|кому|тема|дата|送信日時|宛先|件名|보낸 ?날짜|받는 ?사람|제목)\\s*\\*?\\s*[:：].*",
            FLAGS);

    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:-- ?|—|__+)$|^(?:sent from (?:my|mail for|yahoo|outlook|proton|the).{0,60}|"
                    + "(?:get|download) outlook for .{0,40}|sent (?:via|using|with) .{0,60}|"
                    + "发自我的.{0,30}|从我的.{0,20}发送|來自我的.{0,30}|從我的.{0,20}傳送|發自我的.{0,30}|获取 ?outlook.{0,30}|"
                    + "von meinem .{0,40}gesendet|gesendet von .{0,40}|envoyé de(?:puis)? mon .{0,40}|enviado desde mi .{0,40}|"
                    + "enviado do meu .{0,40}|inviato da(?:l mio)? .{0,40}|отправлено с .{0,40}|iphoneから送信|나의 iphone에서 보냄)$",
            FLAGS);

    private QuotedHistory() {}

    /** The ranges, sorted and disjoint; line ends between neighbours belong to them. */
    static List<Range> ranges(String text) {
        List<int[]> lines = lines(text);
        boolean[] quoted = new boolean[lines.size()];
        String[] words = new String[lines.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = text.substring(lines.get(i)[0], lines.get(i)[1]).strip();
        }
        mark(words, quoted);
        return ranges(text, lines, quoted);
    }

    private static void mark(String[] lines, boolean[] quoted) {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(">")) {
                quoted[i] = true;
            } else if (isHistory(lines, i)) {
                int end = isFollowedByMarkedLines(lines, i) ? i + attributionLength(lines, i) : lines.length;
                java.util.Arrays.fill(quoted, i, end, true);
            } else if (SIGNATURE.matcher(lines[i]).matches() && hasOnlyQuotesAfter(lines, i)) {
                java.util.Arrays.fill(quoted, i, lines.length, true);
            }
            if (quoted[lines.length - 1]) {
                return;
            }
        }
    }

    private static boolean isHistory(String[] lines, int i) {
        return attributionLength(lines, i) > 0
                || DIVIDER.matcher(lines[i]).matches()
                || BLOCK.matcher(lines[i]).matches() && isBlock(lines, i);
    }

    /** One when the line says who wrote, two or three when it does so together with the following ones. */
    private static int attributionLength(String[] lines, int i) {
        String joined = "";
        for (int length = 1; length <= 3 && i + length <= lines.length; length++) {
            String line = lines[i + length - 1];
            if (line.isEmpty() || line.length() > 300) {
                return 0;
            }
            joined = joined.isEmpty() ? line : joined + " " + line;
            if (WROTE.matcher(joined).matches()) {
                return length;
            }
        }
        return 0;
    }

    /** At least one more header line within the next few. */
    private static boolean isBlock(String[] lines, int i) {
        int found = 0;
        for (int k = i + 1; k < Math.min(lines.length, i + 6); k++) {
            found += BLOCK_MORE.matcher(lines[k]).matches() ? 1 : 0;
        }
        return found >= 2;
    }

    /** History whose lines all carry a mark ends where the marks end: an answer may stand below. */
    private static boolean isFollowedByMarkedLines(String[] lines, int i) {
        int next = i + Math.max(1, attributionLength(lines, i));
        while (next < lines.length && lines[next].isEmpty()) {
            next++;
        }
        return next < lines.length && lines[next].startsWith(">");
    }

    private static boolean hasOnlyQuotesAfter(String[] lines, int i) {
        return lines.length - i <= 15
                || java.util.Arrays.stream(lines, i, Math.min(lines.length, i + 40))
                        .anyMatch(line -> line.startsWith(">")
                                || DIVIDER.matcher(line).matches()
                                || BLOCK.matcher(line).matches());
    }

    private static List<int[]> lines(String text) {
        List<int[]> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            lines.add(new int[] {start, end});
            start = end + 1;
        }
        return lines;
    }

    private static List<Range> ranges(String text, List<int[]> lines, boolean[] quoted) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < quoted.length; i++) {
            if (!quoted[i]) {
                continue;
            }
            int first = i;
            while (i + 1 < quoted.length && (quoted[i + 1] || isEmptyBeforeQuote(lines, quoted, i + 1))) {
                i++;
            }
            int start = lines.get(first)[0];
            int end = Math.min(text.length(), lines.get(i)[1] + 1);
            if (end > start) {
                ranges.add(new Range(start, end));
            }
        }
        return ranges;
    }

    private static boolean isEmptyBeforeQuote(List<int[]> lines, boolean[] quoted, int i) {
        int k = i;
        while (k < quoted.length && !quoted[k] && lines.get(k)[0] == lines.get(k)[1]) {
            k++;
        }
        return k > i && k < quoted.length && quoted[k];
    }
}
