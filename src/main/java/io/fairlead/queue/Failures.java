package io.fairlead.queue;

import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.WithheldException;

/** Describes a failure for quarantine and log; messages of foreign exceptions may quote the customer and are left out. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        if (failure == null) {
            return "failed for an unknown reason";
        }
        if (failure instanceof UnreadableException
                || failure instanceof RejectedException
                || failure instanceof WithheldException) {
            return failure.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] frames = root.getStackTrace();
        String where = frames.length == 0
                ? ""
                : " in " + frames[0].getClassName().replaceAll(".*\\.", "") + "." + frames[0].getMethodName();
        return "failed each time: " + root.getClass().getSimpleName() + where;
    }
}
