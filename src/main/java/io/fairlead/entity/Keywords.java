package io.fairlead.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds every keyword of every list: a trie that is walked from each place where a word can begin. Its nodes are
 * numbered level by level, so that the children of one stand side by side and the whole fits a processor's cache.
 */
final class Keywords {
    private static final class Node {
        final Map<Character, Node> children = new TreeMap<>();
        int[] ends = new int[0];
    }

    /** Each thread's own, used again for the next text. */
    private static final ThreadLocal<Hits> HITS = ThreadLocal.withInitial(Hits::new);

    private final Node top = new Node();
    /** Node after a first character; 0 for none. */
    private final int[] first = new int[65536];
    /** A bit for each first character: small enough to stay in the nearest cache, which the nodes are not. */
    private final long[] begins = new long[1024];
    /** Character that leads to the node. */
    private char[] label = new char[1];
    /** First child of the node; those of node n end where those of n + 1 begin. */
    private int[] child = new int[2];
    /** Keywords that end at the node: list, and 1 when letters may follow; null for none. */
    private int[][] ends = new int[1][];

    /** @param word as {@link Folding#key} gives it; a trailing {@code *} lets letters follow it */
    void add(String word, int cue) {
        boolean open = word.endsWith("*");
        Node node = top;
        for (char c : (open ? word.substring(0, word.length() - 1) : word).toCharArray()) {
            node = node.children.computeIfAbsent(c, key -> new Node());
        }
        node.ends = Arrays.copyOf(node.ends, node.ends.length + 2);
        node.ends[node.ends.length - 2] = cue;
        node.ends[node.ends.length - 1] = open ? 1 : 0;
    }

    /** A bit for each last six bits of the characters that lead on from the node. */
    private long[] gate = new long[1];

    /** Call once after the last {@link #add}. */
    Keywords ready() {
        List<Node> nodes = new ArrayList<>(List.of(top));
        StringBuilder labels = new StringBuilder(" ");
        List<Integer> children = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            children.add(nodes.size());
            nodes.get(n).children.forEach((c, node) -> {
                labels.append(c.charValue());
                nodes.add(node);
            });
        }
        children.add(nodes.size());
        label = labels.toString().toCharArray();
        child = children.stream().mapToInt(Integer::intValue).toArray();
        ends = nodes.stream()
                .map(node -> node.ends.length == 0 ? null : node.ends)
                .toArray(int[][]::new);
        for (int n = child[0]; n < child[1]; n++) {
            first[label[n]] = n;
            begins[label[n] >> 6] |= 1L << label[n];
        }
        gate = new long[nodes.size()];
        for (int n = 0; n < nodes.size(); n++) {
            for (int c = child[n]; c < child[n + 1]; c++) {
                gate[n] |= 1L << (label[c] & 63);
            }
            gate[n] = n < child[1] && ends[n] != null ? -1 : gate[n];
        }
        return this;
    }

    Cues find(char[] lower, int length) {
        Hits hits = HITS.get();
        boolean inside = false;
        for (int i = 0; i < length; i++) {
            char c = lower[i];
            boolean letter = c < 0x80 ? c >= 'a' && c <= 'z' : Chars.wordLetter(c);
            if (!(letter && inside) && (begins[c >> 6] >>> c & 1) != 0) {
                int node = first[c];
                // Most words end here: no keyword goes on with their second letter.
                if ((i + 1 == length || (gate[node] >>> (lower[i + 1] & 63) & 1) != 0)) {
                    walk(node, lower, i, length, hits);
                }
            }
            inside = letter;
        }
        return hits.sorted();
    }

    /** List, start and end of each keyword found, one after the other. */
    private static final class Hits {
        private static final int[] NONE = new int[0];
        private static final int KEPT = 1 << 14;
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

    private void walk(int first, char[] lower, int start, int length, Hits hits) {
        int node = first;
        int end = start + 1;
        while (node != 0) {
            if (ends[node] != null) {
                report(ends[node], lower, start, end, length, hits);
            }
            node = end < length && (gate[node] >>> (lower[end] & 63) & 1) != 0 ? next(node, lower[end]) : 0;
            end++;
        }
    }

    private int next(int node, char c) {
        for (int n = child[node]; n < child[node + 1]; n++) {
            if (label[n] == c) {
                return n;
            }
        }
        return 0;
    }

    private static void report(int[] found, char[] lower, int start, int end, int length, Hits hits) {
        if (start > 0 && end - start <= 4 && Chars.digit(lower[start - 1]) && Chars.letter(lower[start])) {
            return; // "cc" within "3cc92": hex, not a word
        }
        boolean whole = end == length || !Chars.wordLetter(lower[end - 1]) || !Chars.wordLetter(lower[end]);
        for (int f = 0; f < found.length; f += 2) {
            if (whole || found[f + 1] == 1) {
                hits.add(found[f], start, whole ? end : word(lower, end, length));
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
