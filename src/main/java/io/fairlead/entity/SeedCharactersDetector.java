package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Seed phrases of the two Chinese lists, one character a word. Nearly every character of ordinary Chinese is listed, so
 * that they must be set apart, or be called a phrase and have its exact length.
 */
final class SeedCharactersDetector implements Detector {
    private static final String GRAMMAR = "的一是不了在有我他她它你您们这那个和就都也要会没吗么怎啊吧呢请能找到回把被给什";

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.SEED_PHRASE);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.latin) {
            return;
        }
        int i = 0;
        while (i < reading.length) {
            if (!Chars.han(reading.text[i]) || Chars.han(reading.at(i - 1))) {
                i++;
                continue;
            }
            int end = Math.max(apart(reading, i, found), together(reading, i, found));
            int cue = reading.cues.after(i, Cue.SEED, 12);
            if (cue >= 0 && cue < end) {
                int from = reading.cues.endOf(Cue.SEED, cue);
                while (from < end && "是为的如下".indexOf(reading.text[from]) >= 0) {
                    from++;
                }
                together(reading, from, found);
                beginning(reading, from, end, found);
                end = Math.max(end, apart(reading, from, found));
            }
            i = Math.max(i + 1, end);
        }
    }

    private static int apart(Reading reading, int start, Candidates found) {
        List<String> words = new ArrayList<>();
        int mask = SeedWords.HAN;
        int misses = 0;
        int i = start;
        int end = start;
        while (i < reading.length && Chars.han(reading.text[i]) && !Chars.han(reading.at(i + 1))) {
            int lists = SeedWords.lists(reading.text[i]);
            if ((mask & lists) != 0) {
                mask &= lists;
            } else if (++misses > 1) {
                break;
            }
            words.add(String.valueOf(reading.text[i]));
            end = i + 1;
            i = end;
            int gap = 0;
            while (i < reading.length && gap < 6 && separates(reading.text[i])) {
                i++;
                gap++;
            }
            if (gap == 0) {
                break;
            }
        }
        int n = words.size();
        boolean called = reading.cues.before(start, Cue.SEED, 40) >= 0 || reading.cues.after(end, Cue.SEED, 30) >= 0;
        if ((n >= 11 && n <= 25 || called && n >= 8) && !spoken(words)) {
            found.add(EntityTypes.SEED_PHRASE, start, end, Candidates.CERTAIN);
        }
        return end;
    }

    /** A sentence that somebody set apart: characters said again, and those of grammar. */
    private static boolean spoken(List<String> words) {
        long grammar = words.stream().filter(GRAMMAR::contains).count();
        long again = words.size() - words.stream().distinct().count();
        return grammar + again >= 3;
    }

    private static int together(Reading reading, int start, Candidates found) {
        int mask = SeedWords.HAN;
        int end = start;
        while (end < reading.length && Chars.han(reading.text[end])) {
            mask &= SeedWords.lists(reading.text[end]);
            end++;
        }
        int n = end - start;
        if (mask == 0 || n < 12 || n > 24 || n % 3 != 0 || reading.cues.before(start, Cue.SEED, 12) < 0) {
            return end;
        }
        List<String> words = new ArrayList<>();
        for (int i = start; i < end; i++) {
            words.add(String.valueOf(reading.text[i]));
        }
        if ((mask & 1 << 8) != 0 && SeedWords.checksum(words, 8)
                || (mask & 1 << 9) != 0 && SeedWords.checksum(words, 9)) {
            found.add(EntityTypes.SEED_PHRASE, start, end, Candidates.CERTAIN);
        }
        return end;
    }

    /** The phrase right after the label, and the sentence goes on without a blank: none of its characters may be a grammatical one. */
    private static void beginning(Reading reading, int from, int end, Candidates found) {
        for (int size = 24; size >= 12; size -= 3) {
            if (from + size > end) {
                continue;
            }
            List<String> words = new ArrayList<>();
            for (int i = from; i < from + size && GRAMMAR.indexOf(reading.text[i]) < 0; i++) {
                words.add(String.valueOf(reading.text[i]));
            }
            if (SeedWords.checksum(words, 8) || SeedWords.checksum(words, 9)) {
                found.add(EntityTypes.SEED_PHRASE, from, from + size, Candidates.CERTAIN - 2);
                return;
            }
        }
    }

    private static boolean separates(char c) {
        return c == ' '
                || c == '\n'
                || c == ','
                || c == '、'
                || c == '.'
                || c == '-'
                || c == '/'
                || c == '|'
                || c == ')'
                || c == ':'
                || c == '·'
                || Chars.digit(c);
    }
}
