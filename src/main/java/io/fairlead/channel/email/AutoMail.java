package io.fairlead.channel.email;

import io.fairlead.ticket.Auto;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells mail that a machine wrote: by RFC 3834, RFC 3464 and list headers first, by what mail systems really do next. */
final class AutoMail {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int OPENING = 2_000;

    private static final Pattern DAEMON = Pattern.compile("^mail(?:er)?[-_. ]?daemon\\b.*", FLAGS);
    private static final Pattern MACHINE = Pattern.compile(
            "^(?:mailer[-_.]?daemon|mail[-_. ]?daemon|post[-_.]?master|mdaemon|maildaemon|bounces?|mail-?deliver[a-z-]*|"
                    + "mail delivery (?:system|subsystem)|microsoft outlook|system administrator|internet mail delivery)\\b.*",
            FLAGS);
    private static final Pattern NO_REPLY =
            Pattern.compile("^(?:no|do[-_.]?not|donot|never)[-_.]?(?:reply|answer|respond)\\b.*@.*", FLAGS);
    private static final Pattern FAILED = Pattern.compile(
            "undeliver|non[- ]?deliver|not (?:be )?deliver|deliver[a-z]*.{0,20}(?:fail|status|problem|error|delay|notif|report)|"
                    + "returned mail|returned to sender|failure notice|mail (?:system )?error|mail.{0,12}(?:failed|failure|rejected)|"
                    + "could ?n[o']t (?:be )?(?:deliver|send|sent)|(?:message|mail).{0,40}delayed|unable to deliver|permanent error|"
                    + "unzustellbar|nicht zugestellt|unzustellbarkeit|non remis|échec de la remise|"
                    + "no se puede entregar|devuelto al remitente|não foi possível entregar|impossibile recapitare|onbestelbaar|"
                    + "退信|无法投递|無法傳遞|无法送达|投递失败|发送失败|发信失败|系统退信|未送达|未能送达|配信不能|配信エラー|送信できません|"
                    + "недоставлен|не доставлен|배달 ?실패|반송",
            FLAGS);
    private static final Pattern AWAY = Pattern.compile(
            "^(?:(?:re|aw|回复|答复) ?[:：] ?)?(?:\\[?auto[- ]generated|\\[?out of (?:the )?office|ooo ?[:：]|"
                    + "\\[?auto(?:matic(?:ally)?|mated)?[ -]?(?:generated )?(?:re(?:ply|sponse|sponder)|respon[sd]|confirm)|auto ?[:：]|"
                    + "(?:i am |i'm )?(?:away|on (?:vacation|holiday|leave|annual leave|maternity leave|parental leave))\\b.{0,20}$|"
                    + "vacation (?:reply|response|message)|away from (?:my )?(?:mail|office|desk)|"
                    + "[\\[【]?自动回[复覆]|自動回[覆復]|自動回應|自动答[复覆]|外出|休假|自動返信|自動応答|不在|자동 ?(?:응답|회신|답장)|부재 ?중|"
                    + "abwesenheit|abwesend|automatische (?:antwort|reactie|e-mail)|automatisch antwoord|autosvar|automatiskt svar|"
                    + "automatisk svar|frånvaro|réponse automatique|absence du bureau|absent du bureau|respuesta automática|"
                    + "fuera de la oficina|ausente de la oficina|risposta automatica|fuori sede|fuori ufficio|resposta automática|"
                    + "ausência temporária|fora do escritório|odpowiedź automatyczna|automatyczna odpowiedź|automatická odpověď|"
                    + "otomatik yanıt|automaattinen vastaus|automatikus válasz|răspuns automat|trả lời tự động|balasan otomatis|"
                    + "автоответ|автоматический ответ|автоматична відповідь|תשובה אוטומטית|رد تلقائي)",
            FLAGS);
    private static final Pattern PASSED_ON = Pattern.compile("^(?:re|aw|sv|fwd?|wg|tr|rv|回复|答复|转发|轉寄) ?[:：]", FLAGS);
    private static final List<String> SENT_BACK = List.of(
            "this message was created automatically by mail delivery software",
            "this is the mail system at host",
            "this is the qmail-send program",
            "the following addresses had permanent fatal errors",
            "delivery to the following recipient",
            "delivery has failed to these recipients",
            "did not reach some or all of the intended recipients",
            "i'm sorry to have to inform you that",
            "unable to deliver your message to the following",
            "your message could not be delivered to",
            "无法发送到以下",
            "您的邮件被退回",
            "该邮件无法投递");

    private AutoMail() {}

    static Auto of(Part root, Address from, String subject, String text) {
        Headers headers = root.headers();
        if (isBounce(root, from, subject, text)) {
            return Auto.BOUNCE;
        }
        if (isReply(root, from, subject)) {
            return Auto.REPLY;
        }
        return isList(headers) ? Auto.LIST : Auto.NO;
    }

    private static boolean isBounce(Part root, Address from, String subject, String text) {
        Headers headers = root.headers();
        Part report = report(root);
        if (report != null) {
            return !Bounce.isDelivered(report);
        }
        String kind = root.type().parameter("report-type").toLowerCase(Locale.ROOT);
        if (root.isMultipart("report") && kind.equals("delivery-status") || headers.has("x-failed-recipients")) {
            return true;
        }
        boolean failed = FAILED.matcher(subject).find();
        boolean nobody = "<>".equals(strip(headers.raw("return-path")));
        boolean daemon = is(DAEMON, from);
        boolean machine = is(MACHINE, from);
        boolean sentBack = sentBack(text);
        return daemon && !headers.has("in-reply-to") && !isSubmitted(headers)
                || (daemon || machine) && (failed || nobody || sentBack)
                || failed && (nobody || sentBack && !PASSED_ON.matcher(subject).find());
    }

    private static boolean is(Pattern pattern, Address from) {
        return pattern.matcher(from.address()).matches()
                || pattern.matcher(from.name()).matches();
    }

    private static boolean sentBack(String text) {
        String opening = text.substring(0, Math.min(OPENING, text.length()))
                .replace('\n', ' ')
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
        return SENT_BACK.stream().anyMatch(opening::contains);
    }

    private static Part report(Part part) {
        String type = part.type().value();
        if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            return part;
        }
        if (!part.isMail()) {
            for (Part child : part.children()) {
                Part found = report(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isReply(Part root, Address from, String subject) {
        Headers headers = root.headers();
        String precedence = word(headers.raw("precedence"));
        return isSubmitted(headers)
                || List.of("auto_reply", "auto-reply", "autoreply").contains(precedence)
                || List.of("auto_reply", "auto-reply", "autoreply").contains(word(headers.raw("preference")))
                || root.isMultipart("report")
                || says(headers, "x-autoreply")
                || says(headers, "x-autorespond")
                || says(headers, "x-autoresponder")
                || says(headers, "x-autogenerated")
                || headers.has("x-autoreply-from")
                || headers.has("x-autoreply-domain")
                || headers.has("x-mail-autoreply")
                || headers.has("x-mail-autorespond")
                || headers.has("x-auto-reply-from")
                || says(headers, "x-fc-machinegenerated")
                || strip(headers.raw("x-post-messageclass"))
                        .toLowerCase(Locale.ROOT)
                        .contains("autoresponder")
                || word(headers.raw("delivered-to")).equals("autoresponder")
                || word(headers.raw("x-precedence")).contains("auto")
                || word(headers.raw("x-cron-env")).startsWith("<")
                || isDeaf(headers, from)
                || AWAY.matcher(subject).find();
    }

    private static boolean isSubmitted(Headers headers) {
        String submitted = word(headers.raw("auto-submitted"));
        return !submitted.isEmpty() && !submitted.equals("no");
    }

    /** A sender who says in his address that nobody reads the answers, and names no other address for them. */
    private static boolean isDeaf(Headers headers, Address from) {
        boolean deaf = NO_REPLY.matcher(from.address()).matches();
        return deaf
                && Address.list(headers.raw("reply-to")).stream()
                        .noneMatch(other -> other.address().contains("@")
                                && !NO_REPLY.matcher(other.address()).matches());
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
