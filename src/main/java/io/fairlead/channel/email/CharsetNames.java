package io.fairlead.channel.email;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/** What the charset labels of real mail mean, however they are spelt. */
final class CharsetNames {
    /** Labels that mean a superset in practice (as the WHATWG encoding standard has it), or that the JDK lacks. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb231280", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("csiso58gb231280", "GB18030"),
            Map.entry("cngb", "GB18030"),
            Map.entry("euccn", "GB18030"),
            Map.entry("xeuccn", "GB18030"),
            Map.entry("chinese", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("xgbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("936", "GB18030"),
            Map.entry("ms936", "GB18030"),
            Map.entry("windows936", "GB18030"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("big5", "x-MS950-HKSCS"),
            Map.entry("cnbig5", "x-MS950-HKSCS"),
            Map.entry("xxbig5", "x-MS950-HKSCS"),
            Map.entry("csbig5", "x-MS950-HKSCS"),
            Map.entry("big5hkscs", "x-MS950-HKSCS"),
            Map.entry("cp950", "x-MS950-HKSCS"),
            Map.entry("windows950", "x-MS950-HKSCS"),
            Map.entry("shiftjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("xsjis", "windows-31j"),
            Map.entry("mskanji", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso2022jp", "x-windows-iso2022jp"),
            Map.entry("csiso2022jp", "x-windows-iso2022jp"),
            Map.entry("cp50220", "x-windows-iso2022jp"),
            Map.entry("cp50221", "x-windows-iso2022jp"),
            Map.entry("cp50222", "x-windows-iso2022jp"),
            Map.entry("jis", "x-windows-iso2022jp"),
            Map.entry("euckr", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("ksc56011987", "x-windows-949"),
            Map.entry("ksc56011989", "x-windows-949"),
            Map.entry("cseuckr", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("iso88591", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso88599", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("tis620", "x-windows-874"),
            Map.entry("iso885911", "x-windows-874"),
            Map.entry("iso88598i", "ISO-8859-8"),
            Map.entry("iso88598e", "ISO-8859-8"),
            Map.entry("logical", "ISO-8859-8"),
            Map.entry("iso88596i", "ISO-8859-6"),
            Map.entry("iso88596e", "ISO-8859-6"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("iso2022jp1", "x-windows-iso2022jp"),
            Map.entry("iso2022jp3", "x-windows-iso2022jp"),
            Map.entry("iso2022jpms", "x-windows-iso2022jp"),
            Map.entry("iso2022cnext", "ISO-2022-CN"),
            Map.entry("xmacroman", "x-MacRoman"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("xmacce", "x-MacCentralEurope"),
            Map.entry("maccentraleurope", "x-MacCentralEurope"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("ucs2", "UTF-16"),
            Map.entry("iso10646ucs2", "UTF-16"),
            Map.entry("cskoi8r", "KOI8-R"),
            Map.entry("koi8ru", "KOI8-U"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("xmaccyrillic", "x-MacCyrillic"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("xutf8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("unicode11utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16"));

    private CharsetNames() {}

    /** The charset that a label means, or null. UTF-7 and HZ are not among them: the JDK does not know them. */
    static Charset named(String label) {
        String key = key(label);
        if (key.startsWith("charset")) {
            return named(key.substring("charset".length()));
        }
        if (key.isEmpty()) {
            return null;
        }
        if (key.equals("iso885910") || key.equals("latin6")) {
            return LatinTable.NORDIC;
        }
        if (key.equals("iso885914") || key.equals("latin8")) {
            return LatinTable.CELTIC;
        }
        String alias = ALIASES.get(key);
        if (alias != null) {
            return Charset.forName(alias);
        }
        for (String name : new String[] {label.strip(), respell(key)}) {
            try {
                return Charset.forName(name);
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return null;
    }

    static boolean isUtf7(String key) {
        return key.equals("utf7") || key.equals("unicode11utf7") || key.equals("csunicode11utf7");
    }

    static boolean isHz(String key) {
        return key.equals("hzgb2312") || key.equals("hz");
    }

    /** The label without case and punctuation; empty for null. */
    static String key(String label) {
        if (label == null) {
            return "";
        }
        StringBuilder key = new StringBuilder();
        for (char c : label.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                key.append(c);
            }
        }
        return key.toString();
    }

    /** Spellings such as {@code win-1251}, {@code cp-850} and {@code iso8859-2} that the JDK does not know. */
    private static String respell(String key) {
        return key.replaceFirst("^x?(?:windows|win|cp|ms)(\\d{4})$", "windows-$1")
                .replaceFirst("^x?(?:cp|ibm|dos)(\\d{3})$", "IBM$1")
                .replaceFirst("^(?:iso)?8859(\\d{1,2})$", "ISO-8859-$1")
                .replaceFirst("^x?euc(jp|kr|tw)$", "EUC-$1")
                .replaceFirst("^x?mac(cyrillic|greek|turkish|hebrew|arabic|thai|romania|iceland|croatian)$", "x-Mac$1");
    }
}
