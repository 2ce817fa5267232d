package io.fairlead.channel.email;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The few header lines that Outlook, Foxmail and others put over a quoted mail, in the user's language. */
final class HeaderBlock {
    private static final int LINES_AHEAD = 12;
    private static final int LONGEST_LABEL = 40;
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:：.时時點点]\\s?\\d{2}");

    private enum Label {
        FROM,
        DATE,
        TO,
        SUBJECT
    }

    private static final Map<String, Label> WORDS = new HashMap<>();

    static {
        words(
                Label.FROM,
                "from,发件人,寄件者,寄件人,发信人,發件人,发送人,von,de,da,van,fra,från,od,от,от кого,від,差出人,送信者,送信元,"
                        + "보낸 사람,보낸이,발신,발신인,kimden,gönderen,lähettäjä,feladó,mittente,expéditeur,remitente,absender,desde,"
                        + "reply-to,dari,từ,người gửi,de la,από,מאת,من,จาก,odesílatel,nadawca,remetente,afzender");
        words(
                Label.DATE,
                "date,sent,发送时间,发送日期,发信时间,日期,时间,寄件日期,發送時間,發件日期,傳送時間,傳送日期,收件日期,gesendet,datum,envoyé,"
                        + "date d'envoi,envoyé le,message du,enviado,enviada,enviado el,enviado em,enviada em,fecha,fecha de envío,data,"
                        + "inviato,data invio,sendt,dato,skickat,verzonden,wysłano,wysłane,отправлено,дата,дата отправки,надіслано,"
                        + "送信日時,日時,送信日,보낸 날짜,보낸시간,보낸 시간,날짜,발신일,tarih,gönderme tarihi,gönderildi,lähetetty,dátum,"
                        + "gesendet am,odesláno,elküldve,trimis,ngày gửi,đã gửi,ngày,gửi,dikirim,tanggal,ημερομηνία,στάλθηκε,נשלח,תאריך,"
                        + "تاريخ الإرسال,التاريخ,วันที่,ส่ง,ส่งเมื่อ");
        words(
                Label.TO,
                "to,cc,收件人,收件者,收信人,抄送,副本,抄送人,副本抄送,an,à,a,para,per,til,till,aan,do,dw,кому,копия,宛先,受信者,받는 사람,"
                        + "받는이,참조,수신,수신인,kime,alıcı,bilgi,címzett,kopie,copie,copie à,copia,kopi,kopia,cci,destinatario,destinataire,"
                        + "komu,vastaanottaja,ccn,đến,tới,người nhận,kepada,untuk,către,προς,אל,עותק,إلى,نسخة,ถึง,สำเนา,másolatot kap");
        words(
                Label.SUBJECT,
                "subject,主题,主旨,标题,主題,標題,betreff,objet,sujet,asunto,assunto,oggetto,emne,ämne,onderwerp,temat,тема,件名,题目,"
                        + "제목,konu,aihe,tárgy,předmět,predmet,subiect,chủ đề,tiêu đề,subjek,perihal,θέμα,נושא,الموضوع,เรื่อง,หัวเรื่อง");
    }

    private HeaderBlock() {}

    private static void words(Label label, String commaSeparated) {
        for (String word : commaSeparated.split(",")) {
            WORDS.put(word.replace(" ", ""), label);
        }
    }

    /**
     * True when a block begins at line {@code i}: who, and at least two of when, to whom and about what. A subject or
     * an address must be among them, so that "From: my wallet, To: yours, Date: today" stays the customer's own words.
     */
    static boolean startsAt(String[] lines, int i) {
        Label first = label(lines[i]);
        if (first == null || first == Label.TO) {
            return false;
        }
        if (isOnOneLine(lines[i]) || isDated(lines, i, first)) {
            return true;
        }
        EnumSet<Label> seen = EnumSet.noneOf(Label.class);
        boolean address = false;
        int strange = 0;
        int senders = 0;
        for (int k = i; k < Math.min(lines.length, i + LINES_AHEAD) && strange < 3; k++) {
            Label label = label(lines[k]);
            if (label != null) {
                seen.add(label);
                senders += label == Label.FROM ? 1 : 0;
                strange = 0;
            } else if (!lines[k].isEmpty()) {
                strange++;
            }
            address |= lines[k].contains("@");
            boolean again = senders > 1 && strangeBetween(lines, i, k);
            if (seen.contains(Label.FROM) && seen.size() >= 3 && (address || seen.contains(Label.SUBJECT))) {
                return !again;
            }
        }
        return false;
    }

    /** Words between two senders: the block begins at the second. */
    private static boolean strangeBetween(String[] lines, int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (lines[k].isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnOneLine(String line) {
        boolean timeFirst = line.startsWith("Date:") || line.startsWith("Sent:");
        if (!timeFirst && !line.startsWith("From:")) {
            return false;
        }
        int next = timeFirst ? line.indexOf(" From:") : Math.max(line.indexOf(" Date:"), line.indexOf(" Sent:"));
        int at = line.indexOf('@', timeFirst ? Math.max(0, next) : 0);
        int time = timeFirst ? 0 : Math.max(0, next);
        boolean dated =
                line.substring(time, Math.min(line.length(), time + 30)).chars().anyMatch(Character::isDigit);
        return next > 0 && at > 0 && (timeFirst || at < next) && dated;
    }

    /** Two lines only: sender's address and time, or time and recipient's address, as short forms have them. */
    private static boolean isDated(String[] lines, int i, Label first) {
        Label second = i + 1 < lines.length ? label(lines[i + 1]) : null;
        if (second == null || i + 2 < lines.length && !lines[i + 2].isEmpty() && label(lines[i + 2]) == null) {
            return false;
        }
        boolean sender = first == Label.FROM
                && second == Label.DATE
                && lines[i].indexOf('@') > 0
                && CLOCK.matcher(lines[i + 1]).find();
        boolean recipient = first == Label.DATE
                && second == Label.TO
                && lines[i + 1].indexOf('@') > 0
                && CLOCK.matcher(lines[i]).find();
        return sender || recipient;
    }

    /** True for a line that names a sender with an address: enough of a block where it stands under a rule. */
    static boolean isSender(String line) {
        return line.indexOf('@') > 0 && label(line) == Label.FROM;
    }

    private static Label label(String line) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < Math.min(line.length(), LONGEST_LABEL); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：') {
                return WORDS.get(word.toString().toLowerCase(Locale.ROOT));
            }
            if (c != '*' && c != '>' && !Character.isWhitespace(c)) {
                word.append(c);
            }
        }
        return null;
    }
}
