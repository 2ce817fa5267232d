package io.fairlead.channel.email;

import io.fairlead.ticket.Auto;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells mail that a machine wrote: by RFC 3834, RFC 3464 and list headers first, by what mail systems really do next. */
final class AutoMail {
    private static final Pattern MACHINE = Pattern.compile(
            "^(?:mailer[-_.]?daemon|mail[-_.]?daemon|postmaster|mdaemon|maildaemon|bounces?|mail-?deliver[a-z-]*)\\b.*");
    private static final Pattern FAILED = Pattern.compile(
            "undeliver|non[- ]?deliver|not deliver|deliver[a-z]*.{0,20}(?:fail|status|problem|error|delay)|"
                    + "returned mail|returned to sender|failure notice|mail (?:system )?error|mail.{0,12}(?:failed|failure)|"
                    + "could not (?:be )?(?:deliver|send)|unzustellbar|nicht zugestellt|non remis|échec de la remise|"
                    + "退信|无法投递|無法傳遞|无法送达|投递失败|发送失败|系统退信|未送达|配信不能|送信できません|недоставлен|не доставлен",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AWAY = Pattern.compile(
            "^(?:re: ?)?(?:out of (?:the )?office|auto(?:matic(?:ally)?|mated)?[ -]?(?:re(?:ply|sponse|sponder)|respon[sd])|"
                    + "(?:i am |i'm )?(?:away|on (?:vacation|holiday|leave))\\b.{0,20}$|vacation (?:reply|response|message)|"
                    + "\\[?自动回复|自動回覆|自動回應|自动答复|外出|休假|自動返信|不在|자동 ?응답|자동 ?회신|abwesenheit|"
                    + "automatische (?:antwort|reactie)|réponse automatique|respuesta automática|risposta automatica|"
                    + "resposta automática|автоответ|автоматический ответ)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutoMail() {}

    static Auto of(Part root, Address from, String subject) {
        Headers headers = root.headers();
        if (isBounce(root, from, subject)) {
            return Auto.BOUNCE;
        }
        if (isReply(root, subject)) {
            return Auto.REPLY;
        }
        return isList(headers) ? Auto.LIST : Auto.NO;
    }

    private static boolean isBounce(Part root, Address from, String subject) {
        Headers headers = root.headers();
        String report = root.type().parameter("report-type").toLowerCase(Locale.ROOT);
        if (root.isMultipart("report") && report.equals("delivery-status")) {
            return true;
        }
        if (has(root, "message/delivery-status") || headers.has("x-failed-recipients")) {
            return true;
        }
        boolean failed = FAILED.matcher(subject).find();
        boolean nobody = "<>".equals(strip(headers.raw("return-path")));
        boolean machine = MACHINE.matcher(from.address()).matches();
        return machine && (failed || nobody) || failed && nobody;
    }

    private static boolean has(Part part, String type) {
        if (part.isMail()) {
            return false;
        }
        return part.type().value().equals(type) || part.children().stream().anyMatch(child -> has(child, type));
    }

    private static boolean isReply(Part root, String subject) {
        Headers headers = root.headers();
        String submitted = word(headers.raw("auto-submitted"));
        String precedence = word(headers.raw("precedence"));
        return !submitted.isEmpty() && !submitted.equals("no")
                || List.of("auto_reply", "auto-reply", "autoreply").contains(precedence)
                || root.isMultipart("report")
                || says(headers, "x-autoreply")
                || says(headers, "x-autorespond")
                || says(headers, "x-autoresponder")
                || headers.has("x-autoreply-from")
                || headers.has("x-mail-autoreply")
                || headers.has("x-auto-reply-from")
                || word(headers.raw("x-precedence")).contains("auto")
                || word(headers.raw("x-cron-env")).startsWith("<")
                || AWAY.matcher(subject).find();
    }

    private static boolean isList(Headers headers) {
        return headers.has("list-id")
                || headers.has("list-post")
                || headers.has("list-unsubscribe")
                || headers.has("mailing-list")
                || headers.has("x-mailing-list")
                || headers.has("x-mailman-version")
                || List.of("list", "bulk", "junk").contains(word(headers.raw("precedence")));
    }

    private static boolean says(Headers headers, String name) {
        return headers.has(name) && !List.of("no", "false").contains(word(headers.raw(name)));
    }

    private static String word(String value) {
        return strip(value).toLowerCase(Locale.ROOT).split("[;\\s(]", 2)[0];
    }

    private static String strip(String value) {
        return value == null ? "" : value.strip();
    }
}
