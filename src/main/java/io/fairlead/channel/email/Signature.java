package io.fairlead.channel.email;

import java.util.regex.Pattern;

/** Where the author's words end and his signature begins: a delimiter line, or what a phone adds by itself. */
final class Signature {
    private static final int MOST_LINES = 25;

    private static final Pattern DELIMITER =
            Pattern.compile("^(?:--|—|——|__|-- \\*?|-{2,3}|_{2,5}|—{1,3}|\\*{2,3}|~{2,4})$");

    private static final Pattern PHONE = Pattern.compile(
            "^[(<*_\\[—-]*\\s*(?:sent (?:from|via|with|using|by|on|through)\\b.{1,70}|(?:get|download) (?:outlook|bluemail) (?:for|from) ?.{0,60}|"
                    + "from my (?:iphone|ipad|android|mobile|phone|blackberry|samsung|galaxy).{0,30}|.{0,40}from mobile|"
                    + "发自我的.{0,40}|发自.{0,20}(?:邮箱|手机|客户端|iphone|ipad|foxmail).{0,20}|从我的.{0,30}发送|发送自.{0,40}|"
                    + "來自我的.{0,40}|從我的.{0,30}傳送|發自我的.{0,40}|(?:獲取|获取|下载|取得) ?(?:适用于|適用於)?.{0,20}outlook.{0,40}|"
                    + "通过.{0,20}(?:发送|发出)|使用.{0,20}发送|"
                    + "(?:diese nachricht wurde )?von me?ine[mr].{0,60}gesendet.{0,40}|gesendet (?:mit|von|über|aus).{0,60}|"
                    + "envoyé (?:de|depuis|à partir|avec|via).{0,60}|enviado (?:desde|do|de|a partir|con|com).{0,60}|"
                    + "inviato (?:da|dal|con).{0,60}|verzonden (?:vanaf|met|van).{0,60}|verstuurd vanaf.{0,60}|"
                    + "skickat från.{0,60}|sendt fra.{0,60}|wysłane z.{0,60}|отправлено (?:с|из).{0,60}|надіслано з.{0,60}|"
                    + "lähetetty .{0,60}|.{0,20}から送信|나의 .{0,20}에서 보냄|.{0,20}에서 보냄|dikirim dari .{0,40}|"
                    + ".{0,30}(?:'|’)?(?:dan|den) gönderildi|được gửi từ .{0,40})[)>*_\\]]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
        return end;
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
        return line.length() <= 130 && PHONE.matcher(line).matches();
    }
}
