package io.fairlead.topic;

import java.util.Arrays;

/**
 * The tree of a {@link Lexicon}: nodes after the first two characters by these, each further one by its parent, and at each
 * node the phrases that end there. What belongs together stands together, so that a step costs one look into memory.
 */
final class PhraseTree {
    private static final int WIDTH = 4;
    private static final int LETTER = 0;
    private static final int CHILD = 1;
    private static final int SIBLING = 2;
    private static final int FIRST = 3;

    private static final int LIST = 0;
    private static final int VALUE = 1;
    private static final int FREEDOM = 2;
    private static final int NEXT = 3;

    /** Pairs of a key and its node, by the key's hash. */
    private int[] roots;

    private int[] tree;
    private int[] phrases;
    /** Both begin at one: 0 means none. */
    private int nodes = 1;

    private int size = 1;
    private int planted;

    PhraseTree() {
        this.roots = new int[512];
        this.tree = new int[64 * WIDTH];
        this.phrases = new int[64 * WIDTH];
    }

    PhraseTree copy() {
        PhraseTree copy = new PhraseTree();
        copy.roots = roots.clone();
        copy.tree = tree.clone();
        copy.phrases = phrases.clone();
        copy.nodes = nodes;
        copy.size = size;
        copy.planted = planted;
        return copy;
    }

    /** Adds a phrase behind those that end at the same node. */
    void add(int key, char[] letters, int list, int value, int freedom) {
        int node = root(key);
        if (node == 0) {
            node = plant(key);
        }
        for (int i = 2; i < letters.length; i++) {
            node = grow(node, letters[i]);
        }
        if (size * WIDTH == phrases.length) {
            phrases = Arrays.copyOf(phrases, phrases.length * 2);
        }
        int phrase = size++;
        phrases[phrase * WIDTH + LIST] = list;
        phrases[phrase * WIDTH + VALUE] = value;
        phrases[phrase * WIDTH + FREEDOM] = freedom;
        int last = first(node);
        if (last == 0) {
            tree[node * WIDTH + FIRST] = phrase;
            return;
        }
        while (next(last) != 0) {
            last = next(last);
        }
        phrases[last * WIDTH + NEXT] = phrase;
    }

    /** The node of the first two characters, 0 where there is none. */
    int root(int key) {
        int slot = slot(key);
        while (roots[slot + 1] != 0 && roots[slot] != key) {
            slot = slot + 2 & roots.length - 1;
        }
        return roots[slot + 1];
    }

    /** The node that a character leads to, 0 where there is none. */
    int child(int parent, char letter) {
        int node = tree[parent * WIDTH + CHILD];
        while (node != 0 && tree[node * WIDTH + LETTER] != letter) {
            node = tree[node * WIDTH + SIBLING];
        }
        return node;
    }

    /** The first phrase that ends at a node, 0 where none does. */
    int first(int node) {
        return tree[node * WIDTH + FIRST];
    }

    /** The phrase that ends at the same node and was added next, 0 where there is none. */
    int next(int phrase) {
        return phrases[phrase * WIDTH + NEXT];
    }

    int list(int phrase) {
        return phrases[phrase * WIDTH + LIST];
    }

    int value(int phrase) {
        return phrases[phrase * WIDTH + VALUE];
    }

    int freedom(int phrase) {
        return phrases[phrase * WIDTH + FREEDOM];
    }

    private int plant(int key) {
        if (++planted * 8 > roots.length) {
            int[] old = roots;
            roots = new int[old.length * 2];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    put(old[i], old[i + 1]);
                }
            }
        }
        int node = node((char) 0);
        put(key, node);
        return node;
    }

    private void put(int key, int node) {
        int slot = slot(key);
        while (roots[slot + 1] != 0) {
            slot = slot + 2 & roots.length - 1;
        }
        roots[slot] = key;
        roots[slot + 1] = node;
    }

    private int slot(int key) {
        return ((key ^ key >>> 13) * 0x85ebca6b >>> 8) * 2 & roots.length - 1;
    }

    private int grow(int parent, char letter) {
        int known = child(parent, letter);
        if (known != 0) {
            return known;
        }
        int node = node(letter);
        tree[node * WIDTH + SIBLING] = tree[parent * WIDTH + CHILD];
        tree[parent * WIDTH + CHILD] = node;
        return node;
    }

    private int node(char letter) {
        if (nodes * WIDTH == tree.length) {
            tree = Arrays.copyOf(tree, tree.length * 2);
        }
        tree[nodes * WIDTH + LETTER] = letter;
        return nodes++;
    }
}
