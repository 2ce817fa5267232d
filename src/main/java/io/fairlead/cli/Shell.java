package io.fairlead.cli;

/** Who sits at the command line, as the audit names him. */
final class Shell {
    private Shell() {}

    static String person() {
        return "shell:" + System.getProperty("user.name", "unknown");
    }
}
