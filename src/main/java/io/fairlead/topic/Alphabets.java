package io.fairlead.topic;

import java.util.Locale;

/** Tells languages of one script apart by the letters that only some of them have. */
final class Alphabets {
    private Alphabets() {}

    static String cyrillic(String text) {
        if (any(text, "ђјљњћџ")) {
            return "sr";
        }
        if (any(text, "әғқңұүһө")) {
            return any(text, "әғқұһ") ? "kk" : "mn";
        }
        int ukrainian = count(text, "іїєґ");
        int russian = count(text, "ыэё");
        if (ukrainian > russian) {
            return any(text, "ў") ? "be" : "uk";
        }
        // Bulgarian writes ъ as a vowel, between consonants, and has no ы or э.
        return russian == 0 && bulgarian(text) ? "bg" : "ru";
    }

    static String arabic(String text) {
        if (any(text, "ٹڈڑںےہ")) {
            return "ur";
        }
        int persian = count(text, "پچژگکی");
        int arabic = count(text, "ةىيك") + count(text, "أإؤ");
        return persian > arabic ? "fa" : "ar";
    }

    private static boolean bulgarian(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        for (int i = folded.indexOf('ъ'); i >= 0; i = folded.indexOf('ъ', i + 1)) {
            char after = i + 1 < folded.length() ? folded.charAt(i + 1) : ' ';
            if ("еёюяє".indexOf(after) < 0) {
                return true;
            }
        }
        String padded = " " + folded.replaceAll("[^а-я]+", " ") + " ";
        return padded.contains(" съм ")
                || padded.contains(" ще ")
                || padded.contains("ата ") && padded.contains(" се ");
    }

    private static boolean any(String text, String letters) {
        return count(text, letters) > 0;
    }

    private static int count(String text, String letters) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += letters.indexOf(Character.toLowerCase(text.charAt(i))) >= 0 ? 1 : 0;
        }
        return count;
    }
}
