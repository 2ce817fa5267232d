package io.fairlead.channel.email;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what a reply carries along: quoted mails and the signature, in the styles of the common clients. Quoted lines
 * that the author answers one by one stay his; a mail that is nothing but a forwarded one is his message, too.
 */
final class QuotedHistory {
    private static final int MOST_LINES = 20_000;
    private static final int SHORT_NOTE = 20;
    private static final int WARNING_LINES = 20;

    private final String text;
    private final Budget budget;
    private final int[] starts;
    private final String[] lines;
    private final boolean[] marked;
    private final boolean[] quoted;
    private int cut = -1;

    private QuotedHistory(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        String[] raw = text.split("\n", MOST_LINES);
        this.starts = new int[raw.length];
        this.lines = new String[raw.length];
        this.quoted = new boolean[raw.length];
        int at = 0;
        for (int i = 0; i < raw.length; i++) {
            starts[i] = at;
            lines[i] = raw[i].strip();
            at += raw[i].length() + 1;
        }
        this.marked = QuoteMarks.of(lines);
    }

    /** The ranges, sorted and disjoint; line ends between neighbours belong to them. */
    static List<Range> ranges(String text, Budget budget) {
        QuotedHistory history = new QuotedHistory(text, budget);
        history.mark();
        return history.ranges();
    }

    private void mark() {
        int end = endOfOwnWords();
        Arrays.fill(quoted, end, lines.length, true);
        end = markSignature(end);
        end = markQuotes(end);
        markSignature(end);
        markPgp();
        markWarnings();
        if (!hasOwnWords() && isNothingButQuotes()) {
            Arrays.fill(quoted, false);
        }
    }

    private void markWarnings() {
        for (int i = 0; i < Math.min(lines.length, WARNING_LINES); i++) {
            quoted[i] |= Boilerplate.isWarning(lines[i]);
        }
    }

    private boolean hasOwnWords() {
        for (int i = 0; i < lines.length; i++) {
            if (!quoted[i] && !lines[i].isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who writes behind marks of his own, and quotes nobody. */
    private boolean isNothingButQuotes() {
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty() && !marked[i]) {
                return false;
            }
        }
        return true;
    }

    /** PGP's frame around the author's words is no word of his. */
    private void markPgp() {
        boolean inside = false;
        for (int i = 0; i < lines.length; i++) {
            boolean begin = lines[i].equals("-----BEGIN PGP SIGNATURE-----");
            boolean head = lines[i].equals("-----BEGIN PGP SIGNED MESSAGE-----");
            inside |= begin || head;
            quoted[i] |= inside;
            inside &= !lines[i].equals("-----END PGP SIGNATURE-----") && (!lines[i].isEmpty() || !isHead(i));
        }
    }

    private boolean isHead(int i) {
        return i < 1 || lines[i - 1].startsWith("Hash:") || lines[i - 1].startsWith("-----BEGIN PGP SIGNED");
    }

    private int markSignature(int end) {
        int boilerplate = Boilerplate.startsAt(lines, 0, end);
        int signature = Signature.startsAt(lines, 0, boilerplate);
        Arrays.fill(quoted, signature, end, true);
        return signature;
    }

    /** The first line of history that goes on to the end of the mail. */
    private int endOfOwnWords() {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isEmpty() || marked[i]) {
                continue;
            }
            if (budget.isSpent()) {
                return lines.length;
            }
            int attribution = attribution(i);
            if (attribution > 0) {
                if (!marksFollow(i + attribution)) {
                    return hasWordsBefore(i) ? i : lines.length;
                }
                i += attribution - 1;
            } else if (Divider.isForward(lines[i])) {
                return wordsBefore(i) > SHORT_NOTE ? withRule(i) : lines.length;
            } else if (Divider.isOriginal(lines[i]) || HeaderBlock.startsAt(lines, i) || isSenderUnderRule(i)) {
                return hasWordsBefore(i) ? withRule(i) : lines.length;
            } else if (Signature.isOutlookApp(lines[i]) && hasWordsBefore(i)) {
                return i;
            } else if (Attribution.gluedAt(lines[i]) > 0) {
                cut = starts[i] + text.substring(starts[i]).indexOf(lines[i]) + Attribution.gluedAt(lines[i]);
                return i + 1;
            }
        }
        return lines.length;
    }

    private int attribution(int i) {
        int length = Attribution.length(lines, i);
        if (length > 0) {
            return length;
        }
        int any = Attribution.anyLength(lines, i);
        return any > 0 && marksFollow(i + any) ? any : 0;
    }

    private boolean isSenderUnderRule(int i) {
        return HeaderBlock.isSender(lines[i]) && withRule(i) < i;
    }

    /** A rule or a phone's signature right above the history goes with it. */
    private int withRule(int i) {
        int above = i - 1;
        while (above >= 0 && lines[above].isEmpty()) {
            above--;
        }
        return above >= 0 && lines[above].matches("[-_=*—]{3,}") ? above : i;
    }

    /** Marks quoted blocks before {@code end}; answers where the author's words end after that. */
    private int markQuotes(int end) {
        int own = end;
        while (own > 0 && (lines[own - 1].isEmpty() || marked[own - 1])) {
            own--;
        }
        if (anyMarked(own, end)) {
            own -= attributionEndingAt(own);
            own = moreAttributedAbove(own);
            Arrays.fill(quoted, own, end, true);
        } else {
            own = end;
        }
        markBlockAbove(own);
        return own;
    }

    /** Histories may stand one under the other, each with its own attribution. */
    private int moreAttributedAbove(int end) {
        int own = end;
        while (true) {
            int above = own;
            while (above > 0 && (lines[above - 1].isEmpty() || marked[above - 1])) {
                above--;
            }
            int attributed = anyMarked(above, own) ? attributionEndingAt(above) : 0;
            if (attributed == 0) {
                return own;
            }
            own = above - attributed;
        }
    }

    /** One quoted block with its attribution over the answer; several with answers between them stay. */
    private void markBlockAbove(int end) {
        int first = -1;
        int last = -1;
        int blocks = 0;
        int attributed = 0;
        for (int i = 0; i < end; i++) {
            int length = marked[i] ? 0 : attribution(i);
            if (length > 0 && marksFollow(i + length)) {
                first = first < 0 ? i : first;
                attributed++;
                i += length - 1;
            } else if (marked[i]) {
                int stop = i;
                while (stop < end && (marked[stop] || lines[stop].isEmpty() && marksFollow(stop))) {
                    stop++;
                }
                blocks++;
                last = stop;
                i = stop - 1;
            }
        }
        if (attributed == 1 && blocks == 1 && last > first && hasWords(last, end)) {
            Arrays.fill(quoted, first, last, true);
        }
    }

    private int attributionEndingAt(int end) {
        for (int length = Math.min(4, end); length > 0; length--) {
            if (attribution(end - length) == length) {
                return length;
            }
        }
        return 0;
    }

    private boolean marksFollow(int i) {
        int next = i;
        while (next < lines.length && lines[next].isEmpty()) {
            next++;
        }
        return next < lines.length && marked[next];
    }

    private boolean anyMarked(int from, int to) {
        for (int i = from; i < to; i++) {
            if (marked[i]) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWordsBefore(int i) {
        return hasWords(0, i);
    }

    private boolean hasWords(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!lines[i].isEmpty() && !marked[i]) {
                return true;
            }
        }
        return false;
    }

    private int wordsBefore(int i) {
        return Arrays.stream(lines, 0, i).mapToInt(String::length).sum();
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < quoted.length; i++) {
            if (!quoted[i]) {
                continue;
            }
            int first = i;
            while (i + 1 < quoted.length && quoted[i + 1]) {
                i++;
            }
            int start = cut >= 0 && i == quoted.length - 1 ? cut : starts[first];
            int end = i + 1 < starts.length ? starts[i + 1] : text.length();
            if (end > start) {
                ranges.add(new Range(start, end));
            }
        }
        if (ranges.isEmpty() && cut >= 0 && cut < text.length()) {
            ranges.add(new Range(cut, text.length()));
        }
        return ranges;
    }
}
