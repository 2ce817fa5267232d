package io.fairlead.entity;

import com.google.re2j.Pattern;
import java.util.Locale;

/** Check digits of the countries' identity numbers; separators removed. Sources: the issuing authorities' publications. */
final class NationalIds {
    private static final Pattern INDIAN_TAX = Pattern.compile("[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]");
    private static final Pattern BRITISH = Pattern.compile("[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NP-TW-Z]\\d{6}[A-D]");
    private static final Pattern ITALIAN = Pattern.compile("[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]");
    private static final Pattern CURP = Pattern.compile("[A-Z]{4}\\d{6}[HMX][A-Z]{5}[A-Z0-9]\\d");

    private NationalIds() {}

    static boolean cpf(String d) {
        if (d.length() != 11 || d.chars().distinct().count() == 1) {
            return false;
        }
        int a = Checks.weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int b = Checks.weighted(d, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return a == d.charAt(9) - '0' && b == d.charAt(10) - '0';
    }

    static boolean turkish(String d) {
        if (d.length() != 11 || d.charAt(0) == '0') {
            return false;
        }
        int odd = Checks.weighted(d, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = Checks.weighted(d, 0, 1, 0, 1, 0, 1, 0, 1);
        int ten = ((odd * 7 - even) % 10 + 10) % 10;
        return ten == d.charAt(9) - '0' && Checks.weighted(d, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == d.charAt(10) - '0';
    }

    static boolean snils(String d) {
        int sum = Checks.weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100;
        return d.length() == 11 && sum == Integer.parseInt(d.substring(9));
    }

    static boolean korean(String d) {
        return d.length() == 13
                && d.charAt(6) >= '1'
                && d.charAt(6) <= '8'
                && Checks.date(1950, Integer.parseInt(d.substring(2, 4)), Integer.parseInt(d.substring(4, 6)));
    }

    static boolean thai(String d) {
        return d.length() == 13
                && (11 - Checks.weighted(d, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == d.charAt(12) - '0';
    }

    static boolean malaysian(String d) {
        return d.length() == 12
                && Checks.date(1950, Integer.parseInt(d.substring(2, 4)), Integer.parseInt(d.substring(4, 6)));
    }

    /** Identity numbers with letters in them, by their own check or by a form that is nothing else. */
    static boolean lettered(String raw) {
        String v = raw.toUpperCase(Locale.ROOT);
        return spanish(v)
                || indianTax(v)
                || british(v)
                || hongKong(v)
                || taiwan(v)
                || singapore(v)
                || italian(v)
                || curp(v)
                || chile(v);
    }

    private static boolean spanish(String v) {
        if (v.length() != 9 || !Character.isLetter(v.charAt(8))) {
            return false;
        }
        int first = "XYZ".indexOf(v.charAt(0));
        String number = first >= 0 ? first + v.substring(1, 8) : v.substring(0, 8);
        return Values.digits(number) && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23) == v.charAt(8);
    }

    /** India's PAN: the fourth letter tells whose it is. */
    private static boolean indianTax(String v) {
        return v.length() == 10 && INDIAN_TAX.matches(v);
    }

    /** A National Insurance number of the United Kingdom. */
    private static boolean british(String v) {
        return v.length() == 9 && BRITISH.matches(v);
    }

    private static boolean hongKong(String v) {
        int letters = v.length() - 7;
        if (letters < 1
                || letters > 2
                || !Values.digits(v.substring(letters, letters + 6))
                || !v.substring(0, letters).chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            return false;
        }
        int sum = letters == 2
                ? (v.charAt(0) - 'A' + 10) * 9 + (v.charAt(1) - 'A' + 10) * 8
                : 36 * 9 + (v.charAt(0) - 'A' + 10) * 8;
        for (int i = 0; i < 6; i++) {
            sum += (v.charAt(letters + i) - '0') * (7 - i);
        }
        int check = (11 - sum % 11) % 11;
        return v.charAt(v.length() - 1) == (check == 10 ? 'A' : (char) ('0' + check));
    }

    private static boolean taiwan(String v) {
        if (v.length() != 10
                || v.charAt(0) < 'A'
                || v.charAt(0) > 'Z'
                || !Values.digits(v.substring(1))
                || "1289".indexOf(v.charAt(1)) < 0) {
            return false;
        }
        int letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(v.charAt(0)) + 10;
        int sum = letter / 10 + letter % 10 * 9 + Checks.weighted(v.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
        return sum % 10 == 0;
    }

    private static boolean singapore(String v) {
        if (v.length() != 9 || "STFGM".indexOf(v.charAt(0)) < 0 || !Values.digits(v.substring(1, 8))) {
            return false;
        }
        int sum = Checks.weighted(v.substring(1, 8), 2, 7, 6, 5, 4, 3, 2)
                + (v.charAt(0) == 'T' || v.charAt(0) == 'G' ? 4 : v.charAt(0) == 'M' ? 3 : 0);
        String table = v.charAt(0) == 'S' || v.charAt(0) == 'T'
                ? "JZIHGFEDCBA"
                : v.charAt(0) == 'M' ? "KLJNPQRTUWX" : "XWUTRQPNMLK";
        int rest = v.charAt(0) == 'M' ? 10 - sum % 11 : sum % 11;
        return table.charAt(rest) == v.charAt(8);
    }

    private static boolean italian(String v) {
        return v.length() == 16 && ITALIAN.matches(v);
    }

    private static boolean curp(String v) {
        return v.length() == 18 && CURP.matches(v);
    }

    private static boolean chile(String v) {
        if (v.length() < 8
                || v.length() > 9
                || v.charAt(v.length() - 1) != 'K'
                || !Values.digits(v.substring(0, v.length() - 1))) {
            return false;
        }
        return rut(v);
    }

    /** Chile's RUT, mod 11, with a digit or K at the end. */
    static boolean rut(String v) {
        int sum = 0;
        for (int i = 0; i < v.length() - 1; i++) {
            sum += (v.charAt(v.length() - 2 - i) - '0') * (2 + i % 6);
        }
        int check = 11 - sum % 11;
        char expected = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return v.charAt(v.length() - 1) == expected;
    }
}
