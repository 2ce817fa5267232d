package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Seed phrases in the lists of whole words: numbered, over lines, with a typo or a missing word. A run of listed words
 * is judged by its length, its checksum, how evenly it is set out, and what is said before it; none of these alone.
 */
final class SeedDetector implements Detector {
    /** Eight Korean words of two characters, and blanks. */
    private static final int SHORTEST = 23;
    /** Words of the sentence that are looked over for the beginning of a part of a phrase. */
    private static final int PART = 12;
    /** Between the words for a part and its first word: a colon and a blank. */
    private static final int LABEL = 4;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.SEED_PHRASE);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.length < SHORTEST) {
            return;
        }
        SeedRun run = new SeedRun();
        // A run begins with two listed words: while there is none, every second word is looked up, and the one before
        // it after.
        int waiting = -1;
        int waitingEnd = -1;
        int i = 0;
        for (int start = next(reading, 0); start < reading.length; start = next(reading, i)) {
            i = end(reading, start);
            if (run.count == 0 && waiting < 0) {
                waiting = start;
                waitingEnd = i;
                continue;
            }
            int mask = lists(reading, start, i);
            if (waiting >= 0 && mask != 0) {
                take(reading, run, waiting, waitingEnd, lists(reading, waiting, waitingEnd), found);
            }
            if (waiting < 0 || mask != 0) {
                take(reading, run, start, i, mask, found);
            }
            waiting = -1;
        }
        judge(reading, run, found);
    }

    /** Where the next word begins; Korean and Japanese letters have no marks. */
    private static int next(Reading reading, int from) {
        if (reading.latin) {
            return Marks.next(reading.letters, from, reading.length);
        }
        int i = from;
        while (i < reading.length && !letter(reading.text[i])) {
            i++;
        }
        return i;
    }

    /** Where the word ends: a word is of one script. */
    private static int end(Reading reading, int start) {
        boolean latin = reading.lower[start] < 0x250;
        int i = start + 1;
        while (i < reading.length && letter(reading.text[i]) && latin == reading.lower[i] < 0x250) {
            i++;
        }
        return i;
    }

    private static int lists(Reading reading, int start, int end) {
        return end - start < 2 ? 0 : SeedWords.lists(reading.lower, start, end) & ~SeedWords.HAN;
    }

    private static void take(Reading reading, SeedRun run, int start, int end, int mask, Candidates found) {
        if (!run.takes(reading, start, end, mask)) {
            judge(reading, run, found);
            run.beginAgain(start, end, mask);
        }
    }

    private static boolean letter(char c) {
        return c < 0x80 ? Chars.letter(c) : Chars.wordLetter(c) || Chars.hangul(c) || c >= 0x3041 && c <= 0x309f;
    }

    private static void judge(Reading reading, SeedRun run, Candidates found) {
        run.trim();
        if (run.hits < 5) {
            return;
        }
        run.dropLabel(reading);
        if (run.hits < 6 && half(reading, run, found)) {
            return;
        }
        run.cut(reading);
        if (run.hits < 6 || repeated(reading, run)) {
            return;
        }
        int start = run.starts[0];
        boolean called = called(reading, start, run.ends[run.count - 1]);
        boolean whole = called && near(run.count) && uniform(reading, run);
        if (!whole && half(reading, run, found)) {
            return;
        }
        if (!called && run.hits < 11) {
            return;
        }
        boolean uniform = uniform(reading, run);
        if (exact(reading, run, called, uniform, found)) {
            return;
        }
        int least = called ? uniform ? 8 : 10 : 11;
        boolean size = near(run.count) || called;
        boolean shaped = called
                || uniform && isolated(reading, run)
                || uniform && run.gaps != run.plainGaps
                || uniform && run.hits >= 12 && !prose(reading, run);
        if (run.hits >= least && size && shaped) {
            int from = 0;
            // Words of the sentence before that happen to be listed: cut to the length a phrase can have.
            while (!uniform && run.count - from > 24) {
                from++;
            }
            found.add(
                    EntityTypes.SEED_PHRASE,
                    numbered(reading, run.starts[from]),
                    run.ends[run.count - 1],
                    Candidates.LIKELY + 18);
        }
    }

    /** "first six: …", "后六个 …": a part of a phrase right behind the words for one, in a text that has two such parts or a phrase. */
    private static boolean half(Reading reading, SeedRun run, Candidates found) {
        boolean spoken = reading.cues.count(Cue.SEED_PART) > 1 || reading.cues.any(Cue.SEED);
        for (int from = 0; spoken && from + 3 <= run.count && from < PART; from++) {
            if (reading.cues.before(run.starts[from], Cue.SEED_PART, LABEL) < 0) {
                continue;
            }
            String own = SeedRun.kind(reading, run.ends[from], run.starts[from + 1]);
            int to = from + 1;
            while (to < run.count && own.equals(SeedRun.kind(reading, run.ends[to - 1], run.starts[to]))) {
                to++;
            }
            if (to - from >= 3 && to - from <= 16) {
                found.add(EntityTypes.SEED_PHRASE, run.starts[from], run.ends[to - 1], Candidates.LIKELY + 6);
                return true;
            }
        }
        return false;
    }

    /** A window of a valid length whose checksum is right; the longest first. */
    private static boolean exact(Reading reading, SeedRun run, boolean called, boolean uniform, Candidates found) {
        for (int size = 24; size >= 12; size -= 3) {
            int spare = run.count - size;
            if (spare < 0 || spare > 6 && !called) {
                continue;
            }
            boolean label = reading.cues.before(run.starts[0], Cue.SEED, 3) >= 0;
            int most = Math.min(spare, 8);
            for (int back = 0; back <= most; back++) {
                // Right behind the label the phrase begins with the first word, else the sentence's own words come
                // first.
                int from = label ? back : most - back;
                if (valid(reading, run, from, size)
                        && (called
                                || spare == 0 && (uniform || !prose(reading, run))
                                || uniform && spare <= 2 && run.gaps != run.plainGaps)) {
                    int end = run.ends[from + size - 1];
                    found.add(EntityTypes.SEED_PHRASE, numbered(reading, run.starts[from]), end, Candidates.CERTAIN);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean valid(Reading reading, SeedRun run, int from, int size) {
        for (int list = 0; list < SeedWords.LISTS.size(); list++) {
            if ((run.mask & 1 << list) == 0) {
                continue;
            }
            List<String> words = new ArrayList<>();
            for (int w = from; w < from + size; w++) {
                words.add(new String(reading.lower, run.starts[w], run.ends[w] - run.starts[w]));
            }
            if (SeedWords.checksum(words, list)) {
                return true;
            }
        }
        return false;
    }

    private static boolean called(Reading reading, int start, int end) {
        return reading.cues.before(start, Cue.SEED, 60) >= 0 || reading.cues.after(end, Cue.SEED, 40) >= 0;
    }

    /** Nothing of the same script stands in the line around it, and no sentence it is. */
    private static boolean isolated(Reading reading, SeedRun run) {
        int before = run.starts[0] - 1;
        while (reading.at(before) == ' ') {
            before--;
        }
        char next = reading.at(reading.skipBlanks(run.ends[run.count - 1]));
        return !prose(reading, run)
                && !Chars.wordLetter(reading.at(before))
                && (next == '\n' || Chars.cjk(next))
                && run.gaps == run.count - 1;
    }

    private static boolean near(int count) {
        return count >= 11 && (count % 3 != 1 || count == 13 || count == 25) && count <= 25;
    }

    /** "word1 word2 word3": one word again and again stands for those to be filled in. */
    private static boolean repeated(Reading reading, SeedRun run) {
        Set<String> words = new HashSet<>();
        for (int w = 0; w < run.count; w++) {
            words.add(new String(reading.lower, run.starts[w], run.ends[w] - run.starts[w]));
        }
        return words.size() * 2 <= run.count;
    }

    /** The same separator between all words, numbers aside. */
    private static boolean uniform(Reading reading, SeedRun run) {
        // A gap in the middle is the pattern: at the ends a listed word of the sentence may stand.
        int middle = run.count / 2;
        String pattern = SeedRun.kind(reading, run.ends[middle - 1], run.starts[middle]);
        int other = 0;
        for (int w = 1; w < run.count; w++) {
            if (!pattern.equals(SeedRun.kind(reading, run.ends[w - 1], run.starts[w]))) {
                other++;
            }
        }
        return other <= run.count / 8;
    }

    private static final Set<String> SENTENCE = Set.of(
            "you", "this", "that", "then", "there", "they", "when", "what", "where", "will", "have", "all", "any",
            "always", "never", "your", "can", "just", "only", "very", "because", "before", "again", "about", "also",
            "like", "more", "please", "such", "these", "into", "once", "first", "still", "own", "until", "while",
            "must", "should");

    /** Words that hold sentences together stand among them. */
    private static boolean prose(Reading reading, SeedRun run) {
        int n = 0;
        for (int w = 0; w < run.count; w++) {
            if (SENTENCE.contains(new String(reading.lower, run.starts[w], run.ends[w] - run.starts[w]))) {
                n++;
            }
        }
        return n >= 3 && n * 4 > run.count;
    }

    /** Takes in the number before the first word: "1. ", "01 ", "#1:". */
    private static int numbered(Reading reading, int start) {
        int i = start;
        while (i > 0 && start - i < 4 && (" .):-#、".indexOf(reading.text[i - 1]) >= 0)) {
            i--;
        }
        int digits = i;
        while (digits > 0 && i - digits < 3 && Chars.digit(reading.text[digits - 1])) {
            digits--;
        }
        String number = reading.words(digits, i);
        return number.equals("1") || number.equals("01") || number.equals("0") || number.equals("00") ? digits : start;
    }
}
