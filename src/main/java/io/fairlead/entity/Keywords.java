package io.fairlead.entity;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds every keyword of every list: a trie that is walked from each place where a word can begin and some keyword does.
 * The children of a node stand side by side and its descendants behind them, so that a walk stays in few lines of a
 * processor's cache.
 */
final class Keywords {
    private static final class Node {
        final Map<Character, Node> children = new TreeMap<>();
        int[] ends = new int[0];
    }

    /** Each thread's own, used again for the next text. */
    private static final ThreadLocal<Hits> HITS = ThreadLocal.withInitial(Hits::new);
    /** Bits of {@link #nodes} for the number of children, then for the first of them, then for {@link #ends}. */
    private static final int COUNT = 12;

    private static final int CHILD = 26;

    private Node top = new Node();
    private final Openings openings = new Openings();
    /** A bit for each first character. */
    private final long[] begins = new long[1024];
    /** Character that leads to the node. */
    private char[] label = new char[1];

    private long[] nodes = new long[1];
    /** Keywords that end at a node, beginning where it says: how many, then for each its list, and 1 when letters may follow. */
    private int[] ends = new int[1];

    private int used = 1;
    private int endsUsed = 1;

    /** @param word as {@link Folding#key} gives it; a trailing {@code *} lets letters follow it */
    void add(String word, int cue) {
        boolean open = word.endsWith("*");
        String letters = open ? word.substring(0, word.length() - 1) : word;
        openings.keyword(letters, open);
        Node node = top;
        for (char c : letters.toCharArray()) {
            node = node.children.computeIfAbsent(c, key -> new Node());
        }
        node.ends = Arrays.copyOf(node.ends, node.ends.length + 2);
        node.ends[node.ends.length - 2] = cue;
        node.ends[node.ends.length - 1] = open ? 1 : 0;
    }

    /** Call once after the last {@link #add}. */
    Keywords ready() {
        lay(top, 0, 0, 0);
        top.children.keySet().forEach(c -> begins[c >> 6] |= 1L << c);
        top = null;
        return this;
    }

    private void lay(Node node, int at, int depth, long opening) {
        int first = used;
        used += node.children.size();
        while (used > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            label = Arrays.copyOf(label, nodes.length);
        }
        long end = node.ends.length == 0 ? 0 : endsUsed;
        if (end > 0) {
            int next = endsUsed + 1 + node.ends.length;
            if (next > ends.length) {
                ends = Arrays.copyOf(ends, 2 * next);
            }
            ends[endsUsed] = node.ends.length;
            System.arraycopy(node.ends, 0, ends, endsUsed + 1, node.ends.length);
            endsUsed = next;
        }
        nodes[at] = end << COUNT + CHILD | (long) first << COUNT | node.children.size();
        if (depth == Openings.LENGTH || end > 0 && depth < Openings.LENGTH) {
            openings.add(opening, at);
        }
        int child = first;
        for (Map.Entry<Character, Node> next : node.children.entrySet()) {
            label[child] = next.getKey();
            long longer = depth < Openings.LENGTH ? opening | (long) next.getKey() << 16 * depth : opening;
            lay(next.getValue(), child++, depth + 1, longer);
        }
    }

    /** @param letters {@link Marks} of the letters */
    Cues find(char[] lower, int length, long[] letters) {
        Hits hits = HITS.get();
        int[] places = hits.places;
        long inside = 0;
        for (int block = 0; block < letters.length; block++) {
            int from = block << 6;
            long first = 0;
            for (int i = from; i < Math.min(length, from + 64); i++) {
                char c = lower[i];
                first |= (begins[c >> 6] >>> c & 1) << i;
            }
            long letter = letters[block];
            long before = letter << 1 | inside;
            long after = block + 1 < letters.length ? letters[block + 1] : 0;
            int count = 0;
            for (long left = first & ~(letter & before); left != 0; left &= left - 1) {
                int place = Long.numberOfTrailingZeros(left);
                int fitting = openings.any(lower, from + place, letter >>> place | after << 1 << 63 - place);
                places[count] = from + place << Openings.LENGTH | fitting;
                count += -fitting >>> 31;
            }
            for (int n = 0; n < count; n++) {
                at(places[n] >>> Openings.LENGTH, places[n], lower, length, hits);
            }
            inside = letter >>> 63;
        }
        return hits.sorted();
    }

    private void at(int start, int fitting, char[] lower, int length, Hits hits) {
        long opening = Openings.at(lower, start);
        for (int characters = 1; characters < Openings.LENGTH; characters++) {
            if ((fitting >> characters - 1 & 1) != 0 && start + characters <= length) {
                int found = (int) (nodes[openings.node(opening, characters)] >>> COUNT + CHILD);
                if (found > 0) {
                    report(found, lower, start, start + characters, length, hits);
                }
            }
        }
        if ((fitting >> 3 & 1) != 0 && start + Openings.LENGTH <= length) {
            int node = openings.node(opening, Openings.LENGTH);
            if (node > 0) {
                walk(nodes[node], lower, start, length, hits);
            }
        }
    }

    /** List, start and end of each keyword found, one after the other. */
    private static final class Hits {
        private static final int[] NONE = new int[0];
        private static final int KEPT = 1 << 14;
        /** Of one block, where keywords may begin. */
        final int[] places = new int[64];

        private int[] all = NONE;
        private int length;

        void add(int list, int start, int end) {
            if (length == all.length) {
                all = Arrays.copyOf(all, Math.max(96, 2 * length));
            }
            all[length] = list;
            all[length + 1] = start;
            all[length + 2] = end;
            length += 3;
        }

        Cues sorted() {
            Cues cues = new Cues(all, length);
            length = 0;
            all = all.length > KEPT ? NONE : all;
            return cues;
        }
    }

    private void walk(long from, char[] lower, int start, int length, Hits hits) {
        long node = from;
        int end = start + Openings.LENGTH;
        while (true) {
            int found = (int) (node >>> COUNT + CHILD);
            if (found > 0) {
                report(found, lower, start, end, length, hits);
            }
            int next = end < length ? next(node, lower[end]) : 0;
            if (next == 0) {
                return;
            }
            node = nodes[next];
            end++;
        }
    }

    private int next(long node, char c) {
        int child = (int) (node >>> COUNT) & (1 << CHILD) - 1;
        int stop = child + ((int) node & (1 << COUNT) - 1);
        while (child < stop) {
            if (label[child] == c) {
                return child;
            }
            child++;
        }
        return 0;
    }

    private void report(int found, char[] lower, int start, int end, int length, Hits hits) {
        if (start > 0 && end - start <= 4 && Chars.digit(lower[start - 1]) && Chars.letter(lower[start])) {
            return; // "cc" within "3cc92": hex, not a word
        }
        boolean whole = end == length || !Chars.wordLetter(lower[end - 1]) || !Chars.wordLetter(lower[end]);
        for (int f = found + 1; f <= found + ends[found]; f += 2) {
            if (whole || ends[f + 1] == 1) {
                hits.add(ends[f], start, whole ? end : word(lower, end, length));
            }
        }
    }

    /** Where the word ends that goes on after an open keyword. */
    private static int word(char[] lower, int end, int length) {
        int i = end;
        while (i < length && Chars.wordLetter(lower[i])) {
            i++;
        }
        return i;
    }
}
