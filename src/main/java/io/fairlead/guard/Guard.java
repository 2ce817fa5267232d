package io.fairlead.guard;

import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Recognised;

/** Decides by policy and visibility what is masked, sealed and warned about; after it no secret is readable. */
public interface Guard {
    /** @throws io.fairlead.ticket.WithheldException when it cannot vouch for the result */
    Guarded guard(Recognised recognised);
}
