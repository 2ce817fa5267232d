package io.fairlead.entity;

import io.fairlead.config.ResourceLines;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the lists of context words that ship; a mistake in them stops the start. */
final class CueFiles {
    private static final List<String> FILES = List.of("password", "otp", "keys", "identity", "account");

    private static final Set<Cue> LABELS = EnumSet.of(
            Cue.PASSWORD,
            Cue.OTP,
            Cue.TOTP,
            Cue.API_KEY,
            Cue.PRIVATE_KEY,
            Cue.SEED,
            Cue.CARD,
            Cue.BANK,
            Cue.BANK_STRONG,
            Cue.CN_ID,
            Cue.PASSPORT,
            Cue.SSN,
            Cue.NATIONAL_ID,
            Cue.DOB,
            Cue.NAME,
            Cue.PHONE,
            Cue.ADDRESS,
            Cue.UID,
            Cue.UID_STRONG,
            Cue.ORDER);
    private static final Set<Cue> APART = EnumSet.of(Cue.PASSWORD, Cue.OTP, Cue.SEED, Cue.PRIVATE_KEY, Cue.CN_ID);

    private CueFiles() {}

    static void addTo(Keywords keywords) {
        FILES.forEach(name -> read(lines("cues/" + name + ".txt"), keywords));
    }

    /** Lines of a resource beside the detectors, comments and empty lines left out. */
    static List<String> lines(String name) {
        return ResourceLines.of("/entity/" + name);
    }

    /** "密 码", "密*码", "p a s s w o r d": the words that filters of groups look for are often written so. */
    private static void apart(String key, int cue, Keywords keywords) {
        boolean han = key.length() <= 4 && key.chars().allMatch(c -> Chars.han((char) c));
        boolean latin = key.length() >= 4 && key.chars().allMatch(c -> Chars.letter((char) c));
        if (key.length() < 2 || !APART.contains(Cue.values()[cue]) || !han && !latin) {
            return;
        }
        for (String sign : List.of(" ", ".", "-", "*", "_", "/")) {
            keywords.add(String.join(sign, key.split("")), cue);
        }
    }

    /** "date of birth" is "date_of_birth" or "dateOfBirth" in what programs write. */
    private static void joined(String key, int cue, Keywords keywords) {
        if (key.indexOf(' ') > 0 && key.chars().anyMatch(c -> Chars.cjk((char) c))) {
            keywords.add(key.replace(" ", ""), cue);
            return;
        }
        boolean words = key.length() >= 6
                && key.indexOf(' ') > 0
                && key.chars().allMatch(c -> c == ' ' || Chars.letter((char) c));
        if (words && LABELS.contains(Cue.values()[cue])) {
            for (String sign : List.of("", "_", "-")) {
                keywords.add(key.replace(" ", sign), cue);
            }
        }
    }

    private static void read(List<String> lines, Keywords keywords) {
        int cue = -1;
        for (String line : lines) {
            if (line.startsWith("[")) {
                cue = Cue.valueOf(line.substring(1, line.indexOf(']'))).ordinal();
                continue;
            }
            for (String word : line.substring(line.indexOf(':') + 1).split(",")) {
                boolean mistyped = word.strip().startsWith("~");
                String key = Folding.key(mistyped ? word.strip().substring(1) : word.strip());
                if (!key.isEmpty()) {
                    keywords.add(key, cue);
                    apart(key, cue, keywords);
                    joined(key, cue, keywords);
                    if (mistyped) {
                        for (String typo : Typos.of(key)) {
                            keywords.add(typo, cue);
                        }
                    }
                }
            }
        }
    }
}
