package io.fairlead.guard;

import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import java.util.Set;

/** What the policy says of one kind of entity. */
record Rule(Severity severity, Set<Action> inPublic, Set<Action> inPrivate) {
    Set<Action> actions(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? inPublic : inPrivate;
    }
}
