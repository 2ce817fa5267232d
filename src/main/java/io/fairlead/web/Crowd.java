package io.fairlead.web;

import java.util.HashMap;
import java.util.Map;

/**
 * How many posts of strangers are worked on at once. Under a flood the rest is asked to come again, so that waiting times
 * and memory stay bounded, and agents can go on. One address takes a quarter of the places at most.
 */
final class Crowd {
    private static final int ADDRESSES = 4;

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private int inside;

    /** @param most at least 1 */
    Crowd(int most) {
        this.most = most;
        this.mostOfOne = Math.max(1, most / ADDRESSES);
    }

    /** Whether there is a place; who got one gives it back. */
    synchronized boolean enter(String address) {
        if (inside >= most || ofAddress.getOrDefault(address, 0) >= mostOfOne) {
            return false;
        }
        inside++;
        ofAddress.merge(address, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String address) {
        inside--;
        ofAddress.computeIfPresent(address, (key, posts) -> posts > 1 ? posts - 1 : null);
    }
}
