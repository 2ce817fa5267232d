package io.fairlead.channel.email;

import java.util.regex.Pattern;

/** Words that no person wrote: the footers of mailing lists, disclaimers, and the warnings that gateways put on top. */
final class Boilerplate {
    private static final int MOST_FOOTER_LINES = 8;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern RULE = Pattern.compile("^[-_=*—]{10,}$");

    private static final Pattern LIST = Pattern.compile(
            "\\bmailing list\\b|listinfo|\\bunsubscribe\\b|you (?:are receiving|received) this (?:e-?mail|message|because)|"
                    + "reply to this email directly|google groups|取消订阅|退订|取消訂閱",
            FLAGS);

    private static final Pattern DISCLAIMER = Pattern.compile(
            "^[*_\\s]*(?:this (?:e-?mail|message|communication|transmission)\\b.{0,200}\\b(?:intended|confidential|privileged)|"
                    + "the (?:information|content)s? (?:contained |transmitted )?in this (?:e-?mail|message|communication).{0,200}|"
                    + "confidentiality (?:notice|note)\\b.*|(?:legal )?disclaimer\\s?[:：].*|important notice\\s?[:：].{0,200}confidential.*|"
                    + "(?:diese )?(?:e-?mail|nachricht)\\b.{0,120}\\bvertrauliche.*|ce (?:message|courriel|mail)\\b.{0,160}confidentiel.*|"
                    + "este (?:mensaje|correo|mensagem|e-?mail)\\b.{0,160}confiden[ct]ia.*|esta mensagem\\b.{0,160}confidencia.*|"
                    + "(?:questo messaggio|il presente messaggio|le informazioni)\\b.{0,160}riservat.*|"
                    + "(?:本|此)(?:邮件|电子邮件|郵件|電子郵件|信件).{0,60}(?:保密|机密|機密|秘密).*|免责声明.*|免責聲明.*|保密提示.*)",
            FLAGS);

    private static final Pattern WARNING = Pattern.compile(
            "^\\W{0,6}(?:caution|warning|external(?: e-?mail| sender| message)?|警告|外部邮件)\\W{0,6}.{0,40}"
                    + "(?:originated (?:from )?outside|from outside|external (?:source|sender|e-?mail)|来自外部|外部邮件).{0,400}$",
            FLAGS);

    private Boilerplate() {}

    /** The line before {@code to} from which on nobody's own words stand, or {@code to}; some must stand above it. */
    static int startsAt(String[] lines, int from, int to) {
        int start = footer(lines, from, to);
        for (int i = from; i < start; i++) {
            if (lines[i].length() > 30
                    && isParagraph(lines, i)
                    && DISCLAIMER.matcher(head(lines, i, start)).lookingAt()) {
                start = i;
            }
        }
        while (start < to
                && start > from
                && (lines[start - 1].isEmpty() || RULE.matcher(lines[start - 1]).matches())) {
            start--;
        }
        return hasWords(lines, from, start) ? start : to;
    }

    /** True for a line such as "CAUTION: This email originated from outside the organisation". */
    static boolean isWarning(String line) {
        return line.length() <= 500 && WARNING.matcher(line).matches();
    }

    /** A rule with a few lines about the list under it. */
    private static int footer(String[] lines, int from, int to) {
        int words = 0;
        for (int i = to - 1; i >= from && words <= MOST_FOOTER_LINES; i--) {
            if (RULE.matcher(lines[i]).matches() && isAboutList(lines, i + 1, to)) {
                return i;
            }
            words += lines[i].isEmpty() ? 0 : 1;
        }
        return to;
    }

    private static boolean isAboutList(String[] lines, int from, int to) {
        for (int i = from; i < to; i++) {
            if (lines[i].length() <= 300 && LIST.matcher(lines[i]).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isParagraph(String[] lines, int i) {
        return i > 0 && (lines[i - 1].isEmpty() || RULE.matcher(lines[i - 1]).matches());
    }

    /** The paragraph's beginning: disclaimers are broken into lines anywhere. */
    private static String head(String[] lines, int i, int to) {
        StringBuilder head = new StringBuilder(lines[i]);
        for (int k = i + 1; k < to && head.length() < 300 && !lines[k].isEmpty(); k++) {
            head.append(' ').append(lines[k]);
        }
        return head.length() > 600 ? head.substring(0, 600) : head.toString();
    }

    private static boolean hasWords(String[] lines, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!lines[i].isEmpty() && !isWarning(lines[i])) {
                return true;
            }
        }
        return false;
    }
}
