package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** International bank account numbers (ISO 13616): country, its length, check digits mod 97; blanks and dashes allowed. */
final class IbanDetector implements Detector {
    /** By {@link #place} of the country; 0 for none. */
    private static final byte[] LENGTHS = new byte[32 * 32];

    static {
        String all =
                "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20"
                        + " EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30"
                        + " KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24"
                        + " PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29"
                        + " VA22 VG24 XK20 YE30";
        for (String entry : all.split(" ")) {
            LENGTHS[place(entry.charAt(0), entry.charAt(1))] = Byte.parseByte(entry.substring(2));
        }
    }

    private static int place(char first, char second) {
        return (first & 31) << 5 | second & 31;
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.IBAN);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count; n++) {
            int start = reading.numbers.start(n) - 2;
            if (start < 0 && !(start == -1) || reading.numbers.digits(n) < 2) {
                continue;
            }
            if (reading.at(start + 1) == ' ') {
                start--;
            }
            if (start < 0
                    || !Chars.letter(reading.at(start))
                    || !Chars.letter(reading.at(start + 1))
                    || Chars.alnum(reading.at(start - 1)) && start > 0) {
                continue;
            }
            int length = LENGTHS[place(reading.text[start], reading.text[start + 1])];
            if (length > 0) {
                take(reading, start, length, found);
            }
        }
    }

    private static void take(Reading reading, int start, int length, Candidates found) {
        StringBuilder value = new StringBuilder();
        int i = start;
        int gap = 0;
        while (i < reading.length && value.length() < length) {
            char c = reading.text[i];
            if (Chars.alnum(c)) {
                value.append(Character.toUpperCase(c));
                gap = 0;
            } else if ((c == ' ' || c == '-' || c == '\n' || c == '.') && ++gap <= 2) {
                // people copy it in groups
            } else {
                return;
            }
            i++;
        }
        if (value.length() == length
                && !(Chars.alnum(reading.at(i)) && Chars.digit(reading.at(i)))
                && Checks.iban(value.toString())) {
            found.add(EntityTypes.IBAN, start, i, Candidates.CERTAIN + 1);
        }
    }
}
