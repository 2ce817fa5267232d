package io.fairlead.channel.email;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few header lines that Outlook, Foxmail and others put over a quoted mail, in the user's language. */
final class HeaderBlock {
    private static final int LINES_AHEAD = 12;
    private static final Pattern LABEL = Pattern.compile("^[*>\\s]*([\\p{L} .-]{1,24}?)\\s*\\*?\\s*[:：]\\s?\\*?(.*)$");

    private enum Label {
        FROM,
        DATE,
        TO,
        SUBJECT
    }

    private static final Map<Label, Set<String>> WORDS = Map.of(
            Label.FROM,
                    Set.of(
                            "from",
                            "发件人",
                            "寄件者",
                            "寄件人",
                            "发信人",
                            "發件人",
                            "发送人",
                            "von",
                            "de",
                            "da",
                            "van",
                            "fra",
                            "från",
                            "od",
                            "от",
                            "від",
                            "差出人",
                            "送信者",
                            "보낸 사람",
                            "보낸사람",
                            "발신",
                            "kimden",
                            "lähettäjä",
                            "feladó",
                            "mittente",
                            "expéditeur",
                            "remitente",
                            "absender",
                            "desde",
                            "reply-to",
                            "dari",
                            "từ"),
            Label.DATE,
                    Set.of(
                            "date",
                            "sent",
                            "发送时间",
                            "发送日期",
                            "发信时间",
                            "日期",
                            "时间",
                            "寄件日期",
                            "發送時間",
                            "發件日期",
                            "傳送時間",
                            "gesendet",
                            "datum",
                            "envoyé",
                            "date d'envoi",
                            "enviado",
                            "enviada",
                            "enviado el",
                            "enviado em",
                            "fecha",
                            "data",
                            "inviato",
                            "sendt",
                            "dato",
                            "skickat",
                            "verzonden",
                            "wysłano",
                            "отправлено",
                            "дата",
                            "送信日時",
                            "日時",
                            "보낸 날짜",
                            "날짜",
                            "발신일",
                            "tarih",
                            "gönderme tarihi",
                            "lähetetty",
                            "dátum",
                            "gesendet am",
                            "odesláno"),
            Label.TO,
                    Set.of(
                            "to",
                            "cc",
                            "收件人",
                            "收件者",
                            "收信人",
                            "抄送",
                            "副本",
                            "抄送人",
                            "an",
                            "à",
                            "a",
                            "para",
                            "per",
                            "til",
                            "till",
                            "aan",
                            "do",
                            "dw",
                            "кому",
                            "копия",
                            "宛先",
                            "받는 사람",
                            "받는사람",
                            "참조",
                            "수신",
                            "kime",
                            "címzett",
                            "kopie",
                            "cci",
                            "destinatario",
                            "komu",
                            "vastaanottaja",
                            "ccn"),
            Label.SUBJECT,
                    Set.of(
                            "subject",
                            "主题",
                            "主旨",
                            "标题",
                            "主題",
                            "betreff",
                            "objet",
                            "asunto",
                            "assunto",
                            "oggetto",
                            "emne",
                            "ämne",
                            "onderwerp",
                            "temat",
                            "тема",
                            "件名",
                            "제목",
                            "konu",
                            "aihe",
                            "tárgy",
                            "předmět"));

    private HeaderBlock() {}

    /**
     * True when a block begins at line {@code i}: who, and at least two of when, to whom and about what. A subject or
     * an address must be among them, so that "From: my wallet, To: yours, Date: today" stays the customer's own words.
     */
    static boolean startsAt(String[] lines, int i) {
        Label first = label(lines[i]);
        if (first == null || first == Label.TO) {
            return false;
        }
        EnumSet<Label> seen = EnumSet.noneOf(Label.class);
        boolean address = false;
        int strange = 0;
        for (int k = i; k < Math.min(lines.length, i + LINES_AHEAD) && strange < 3; k++) {
            Label label = label(lines[k]);
            if (label != null) {
                seen.add(label);
                strange = 0;
            } else if (!lines[k].isEmpty()) {
                strange++;
            }
            address |= lines[k].contains("@");
            if (seen.contains(Label.FROM) && seen.size() >= 3 && (address || seen.contains(Label.SUBJECT))) {
                return true;
            }
        }
        return false;
    }

    private static Label label(String line) {
        if (line.isEmpty() || line.length() > 1_000) {
            return null;
        }
        Matcher label = LABEL.matcher(line);
        if (!label.matches()) {
            return null;
        }
        String word = label.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (Map.Entry<Label, Set<String>> words : WORDS.entrySet()) {
            if (words.getValue().contains(word) || words.getValue().contains(word.replace(" ", ""))) {
                return words.getKey();
            }
        }
        return null;
    }
}
