package io.fairlead.ticket;

import java.util.Map;

/** A message that the sender must mend and send again (a form without its required field); answered at once, not kept. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> fields;

    /**
     * @param reason one sentence for the sender
     * @param fields what is wrong, by field name; may be empty
     */
    public RejectedException(String reason, Map<String, String> fields) {
        super(reason);
        this.fields = Map.copyOf(fields);
    }

    public Map<String, String> fields() {
        return fields;
    }
}
