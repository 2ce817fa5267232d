package io.fairlead.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which version runs, from the jar's manifest. */
final class Version implements IVersionProvider {
    /** The version, or {@code development} when run from classes. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "fairlead " + current() + " (Java " + Runtime.version().feature() + ")"
        };
    }
}
