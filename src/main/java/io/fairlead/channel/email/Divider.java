package io.fairlead.channel.email;

import java.util.Locale;
import java.util.Set;

/** The line that a mail program puts between an answer, or nothing, and a whole mail: "----- Original Message -----". */
final class Divider {
    private static final int LONGEST = 120;
    private static final String RULE = "-_=—－*";

    private static final Set<String> ORIGINAL = Set.of(("original message,original email,original e-mail,original mail,"
                    + "reply message,message original,原始邮件,原始郵件,原始信件,回复的原邮件,原邮件,原始信息,回复邮件,邮件原件,原信息,"
                    + "ursprüngliche nachricht,ursprüngliche e-mail,ursprüngliche email,original-nachricht,originalnachricht,"
                    + "antwort nachricht,oprindelig meddelelse,oprindelig besked,opprinnelig melding,opprinnelig epost,"
                    + "opprinnelig e-post,originalmeddelande,ursprungligt meddelande,originele bericht,alkuperäinen viesti,"
                    + "message d'origine,message d’origine,message initial,mensaje original,messaggio originale,"
                    + "mensagem original,oorspronkelijk bericht,wiadomość oryginalna,original wiadomość,původní zpráva,"
                    + "eredeti üzenet,orijinal mesaj,mesaj original,mesajul original,thư gốc,tin nhắn gốc,"
                    + "исходное сообщение,исходное письмо,оригинальное сообщение,оригінал повідомлення,元のメッセージ,"
                    + "원본 메시지,원본 메일,원본메시지,pesan asli")
            .split(","));

    /** Between rules only: alone on a line they are ordinary words. */
    private static final Set<String> ORIGINAL_RULED = Set.of(
            "original", "original appointment", "original message follows", "引用", "原文", "пересылаемое сообщение");

    private static final String[] FORWARD_RULED = ("forwarded message,forwarded by,forwarded email,转发邮件,转发的邮件,"
                    + "轉寄郵件,轉寄的郵件,轉寄信件,轉寄的信件,weitergeleitete nachricht,message transféré,mensaje reenviado,"
                    + "messaggio inoltrato,mensagem encaminhada,doorgestuurd bericht,vidarebefordrat meddelande,"
                    + "videresendt meddelelse,videresendt melding,przekazana wiadomość,переадресованное сообщение,"
                    + "転送メッセージ,転送されたメッセージ,전달된 메시지")
            .split(",");

    private static final Set<String> FORWARD = Set.of(("begin forwarded message,début du message réexpédié,"
                    + "début du message transféré,inicio del mensaje reenviado,anfang der weitergeleiteten nachricht,"
                    + "inizio messaggio inoltrato,início da mensagem encaminhada,início da mensagem reenviada,"
                    + "begin doorgestuurd bericht,początek przekazywanej wiadomości,начало переадресованного сообщения,"
                    + "以下是转发的邮件,开始转发的邮件,開始轉寄郵件,転送されたメッセージ")
            .split(","));

    private Divider() {}

    static boolean isOriginal(String line) {
        String words = words(line);
        return ORIGINAL.contains(words) || ORIGINAL_RULED.contains(words) && isRuled(line);
    }

    static boolean isForward(String line) {
        String words = words(line);
        if (words.isEmpty()) {
            return false;
        }
        if (isRuled(line)) {
            for (String start : FORWARD_RULED) {
                if (words.startsWith(start)) {
                    return true;
                }
            }
        }
        return (line.endsWith(":") || line.endsWith("：")) && FORWARD.contains(words);
    }

    private static boolean isRuled(String line) {
        return isRule(line, 0) && isRule(line, 1);
    }

    private static boolean isRule(String line, int i) {
        return i < line.length() && RULE.indexOf(line.charAt(i)) >= 0;
    }

    /** The line's words without the rules around them; cheap, because every line of every mail is asked. */
    private static String words(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return "";
        }
        int start = 0;
        while (start < line.length()
                && (isRule(line, start) || line.charAt(start) == '>' || line.charAt(start) == ' ')) {
            start++;
        }
        int end = start;
        while (end < line.length() && !(isRule(line, end) && isRule(line, end + 1))) {
            end++;
        }
        String words = line.substring(start, end).strip();
        boolean colon = words.endsWith(":") || words.endsWith("：");
        return (colon ? words.substring(0, words.length() - 1).strip() : words).toLowerCase(Locale.ROOT);
    }
}
