package io.fairlead.topic;

import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Guarded;

/** Says what a masked message is about, in which language, how urgent, what is known and what is missing. */
public interface Classifier {
    /** Never throws for any text: what it cannot tell is topic {@code other} with a low confidence. */
    Classification classify(Guarded guarded);
}
