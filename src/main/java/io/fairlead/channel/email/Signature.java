package io.fairlead.channel.email;

import java.util.regex.Pattern;

/** Where the author's words end and his signature begins: a delimiter line, or what a phone adds by itself. */
final class Signature {
    private static final int MOST_LINES = 25;

    private static final Pattern DELIMITER =
            Pattern.compile("^(?:--|—|——|__|-- \\*?|-{2,3}|_{2,5}|—{1,8}|\\*{2,3}|~{2,4})$");

    private static final Pattern PHONE = Pattern.compile(
            "^[(<*_\\[—-]*\\s*(?:sent (?:from|via|with|using|by|on|through)\\b.{1,70}|(?:get|download|télécharger|obtener|scarica|baixar|obter|descargar|hämta|hent|pobierz|скачать|получить) (?:outlook|bluemail) (?:for|from|pour|para|per|för|til|dla|для|für) ?.{0,60}|"
                    + "from my (?:iphone|ipad|android|mobile|phone|blackberry|samsung|galaxy).{0,30}|.{0,40}from mobile|"
                    + "发自我的.{0,40}|发自.{0,20}(?:邮箱|手机|客户端|iphone|ipad|foxmail).{0,20}|从我的.{0,30}发送|发送自.{0,40}|"
                    + "來自我的.{0,40}|從我的.{0,30}傳送|發自我的.{0,40}|(?:獲取|获取|下载|取得) ?(?:适用于|適用於)?.{0,20}outlook.{0,40}|"
                    + "通过.{0,20}(?:发送|发出)|使用.{0,20}发送|"
                    + "(?:diese nachricht wurde )?von me?ine[mr].{0,60}gesendet.{0,40}|gesendet (?:mit|von|über|aus).{0,60}|"
                    + "envoyé (?:de|depuis|à partir|avec|via).{0,60}|enviado (?:desde|do|de|a partir|con|com).{0,60}|"
                    + "inviato (?:da|dal|con).{0,60}|verzonden (?:vanaf|met|van).{0,60}|verstuurd vanaf.{0,60}|"
                    + "skickat från.{0,60}|sendt fra.{0,60}|wysłane z.{0,60}|отправлено (?:с|из).{0,60}|надіслано з.{0,60}|"
                    + "lähetetty .{0,60}|.{0,20}から送信|나의 .{0,20}에서 보냄|.{0,20}에서 보냄|dikirim dari .{0,40}|"
                    + ".{0,30}(?:'|’)?(?:dan|den) gönderildi|(?:được|đã)? ?gửi từ .{0,40}|发自 ?outlook.{0,20}|odesláno z.{0,40}|"
                    + "trimis (?:de pe|din|cu).{0,40}|küldve .{0,40}|elküldve .{0,40}|ส่งจาก.{0,40}|(?:أُ?رسلت|مرسل|تم الإرسال) من.{0,40}|"
                    + "נשלח מ.{0,40}|holen sie sich outlook.{0,40}|στάλθηκε από.{0,40})[)>*_\\]]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern EXCUSE = Pattern.compile("excuse|typo|sorry|brevity", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSING = Pattern.compile(
            "^(?:(?:(?:with|many|all my|my) )?(?:kind|best|warm|kindest|warmest)?,? ?(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)"
                    + "(?: yours)?|best|cheers|thanks(?: and regards| & regards)?|thank you|"
                    + "mit freundlichen grüßen|mit freundlichen gruessen|(?:viele|beste|freundliche|liebe|schöne) grüße|(?:bien )?cordialement|"
                    + "bien à vous|salutations|saludos(?: cordiales)?|un saludo|atentamente|cordiali saluti|distinti saluti|"
                    + "atenciosamente|cumprimentos|met vriendelijke groet(?:en)?|med venlig hilsen|med vänliga? hälsning(?:ar)?|"
                    + "pozdrawiam|z poważaniem|с уважением|med venlig hilsen / kind regards|此致敬礼|祝好|顺祝商祺)[,.!，。！]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int FEWEST_UNDER_CLOSING = 2;
    private static final int MOST_UNDER_CLOSING = 8;

    private Signature() {}

    /** The line between {@code from} and {@code to} where the signature begins, or {@code to} when there is none. */
    static int startsAt(String[] lines, int from, int to) {
        int end = to;
        int delimiter = delimiter(lines, from, to);
        end = Math.min(end, delimiter);
        int last = lastWords(lines, from, end);
        while (last >= from && isPhone(lines[last])) {
            end = last;
            last = lastWords(lines, from, end);
        }
        return closing(lines, from, end);
    }

    /** "Regards," with a name, a title and addresses under it, each on a short line; a name alone stays. */
    private static int closing(String[] lines, int from, int to) {
        int words = 0;
        for (int i = to - 1; i >= from && words <= MOST_UNDER_CLOSING && lines[i].length() <= 60; i--) {
            if (lines[i].startsWith(">") || lines[i].startsWith("-----")) {
                return to;
            }
            boolean closes =
                    words >= FEWEST_UNDER_CLOSING && CLOSING.matcher(lines[i]).matches();
            if (closes && lastWords(lines, from, i) >= from) {
                return i;
            }
            words += lines[i].isEmpty() ? 0 : 1;
        }
        return to;
    }

    /** The last delimiter with few enough lines under it; words must stand above it. */
    private static int delimiter(String[] lines, int from, int to) {
        int found = to;
        int words = 0;
        for (int i = to - 1; i >= from && words <= MOST_LINES; i--) {
            if (DELIMITER.matcher(lines[i]).matches()) {
                boolean standard = lines[i].equals("--");
                if (lastWords(lines, from, i) >= from && (standard || words <= 8 && words > 0)) {
                    found = i;
                }
                if (standard) {
                    break;
                }
            }
            words += lines[i].isEmpty() ? 0 : 1;
        }
        return found;
    }

    private static int lastWords(String[] lines, int from, int end) {
        int last = end - 1;
        while (last >= from && lines[last].isEmpty()) {
            last--;
        }
        return last;
    }

    private static boolean isPhone(String line) {
        boolean sentence = line.endsWith(".")
                && line.indexOf(", ") > 0
                && !EXCUSE.matcher(line).find();
        return line.length() <= 160 && !sentence && PHONE.matcher(line).matches();
    }

    /** What Outlook's apps put between the answer and the history, with Microsoft's own link. */
    static boolean isOutlookApp(String line) {
        return line.indexOf("https://aka.ms/") > 0 && isPhone(line);
    }
}
