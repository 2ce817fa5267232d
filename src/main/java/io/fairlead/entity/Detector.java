package io.fairlead.entity;

import java.util.Set;

/** Finds one kind of thing in a text, in time linear in its length; what overlaps is settled by {@link Candidates}. */
interface Detector {
    /** The types it can report; the contract test wants examples for each. */
    Set<String> types();

    void find(Reading reading, Candidates found);
}
