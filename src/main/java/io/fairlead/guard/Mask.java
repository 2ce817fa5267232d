package io.fairlead.guard;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Map;

/** The words that stand in a secret's place; they say what was there, and of a card its last four digits. */
final class Mask {
    private static final Map<String, String> NAMES = Map.of(
            EntityTypes.OTP, "one-time code",
            EntityTypes.TOTP_SECRET, "2FA secret",
            EntityTypes.API_KEY, "API key",
            EntityTypes.JWT, "token",
            EntityTypes.PEM_KEY, "private key",
            EntityTypes.CRYPTO_PRIVATE_KEY, "private key",
            EntityTypes.IBAN, "IBAN",
            EntityTypes.CN_ID, "ID number",
            EntityTypes.NATIONAL_ID, "ID number",
            EntityTypes.SSN, "SSN");

    private Mask() {}

    static String of(String type, String words) {
        if (type.equals(EntityTypes.PAYMENT_CARD)) {
            String digits = words.codePoints()
                    .filter(Character::isDigit)
                    .mapToObj(c -> String.valueOf(Character.digit(c, 10)))
                    .reduce("", String::concat);
            return digits.length() > 8 ? "****" + digits.substring(digits.length() - 4) : "[card number]";
        }
        return "[" + NAMES.getOrDefault(type, type.toLowerCase(Locale.ROOT).replace('_', ' ')) + "]";
    }
}
