package io.fairlead.desk;

import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import java.util.Map;

/** Why a file of an answer is not taken, with the limit in words where there is one. */
final class FileRefusal {
    private FileRefusal() {}

    /** @param most what is allowed, as people read it; empty where that says nothing */
    static RefusedException of(int status, String code, String detail, String most) {
        return new RefusedException(new Problem(
                status, detail, Map.of(), most.isEmpty() ? Map.of("code", code) : Map.of("code", code, "most", most)));
    }
}
