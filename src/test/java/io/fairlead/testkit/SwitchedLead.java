package io.fairlead.testkit;

import io.fairlead.channel.Lead;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A lead that a test gives to another router and takes back. */
public final class SwitchedLead implements Lead {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean ours = true;

    /** From now on another router has it. */
    public void give() {
        ours = false;
        asked.set(0);
    }

    public void take() {
        ours = true;
    }

    /** How often somebody has asked since it was given away. */
    public int asked() {
        return asked.get();
    }

    /** Waits until somebody has asked so many times more. */
    public void awaitAsked(int times) {
        int before = asked.get();
        RunningApp.await(() -> asked.get() >= before + times);
    }

    @Override
    public boolean isOurs(String channel) {
        asked.incrementAndGet();
        return ours;
    }

    @Override
    public Optional<Standing> standing(String channel) {
        return Optional.empty();
    }
}
