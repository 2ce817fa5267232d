package io.fairlead.cli;

import io.fairlead.Settings;
import io.fairlead.check.Check;
import io.fairlead.config.ConfigException;
import io.fairlead.config.Mistake;
import java.util.List;

/** Says of a start that failed what {@code fairlead check} would: Camel's own words seldom name the file and line. */
final class StartFailure {
    private StartFailure() {}

    /** The mistakes in config/ and routes/ when there are some; otherwise the failure as it is. */
    static RuntimeException explain(RuntimeException failure, Settings settings) {
        if (failure instanceof ConfigException) {
            return failure;
        }
        List<Mistake> mistakes = Check.everything(settings);
        return mistakes.isEmpty() ? failure : new ConfigException(mistakes);
    }
}
