package io.fairlead.web;

/**
 * Decides who may go on, for every request and before its body is read. A path that it does not know is served to
 * nobody, so that a door that was forgotten here is shut, not open.
 */
public interface Gate {
    /** Whether everybody may come in and nothing need be known of him; asked on the event loop, so it may not wait. */
    boolean isOpen(String path);

    /** Whether the one who arrives may go on; may wait for the database, and a failure shuts the door. */
    Admission admit(Arrival arrival);
}
