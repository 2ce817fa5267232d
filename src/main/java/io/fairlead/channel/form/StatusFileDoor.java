package io.fairlead.channel.form;

import io.fairlead.web.Download;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Where a customer saves a file that came with an answer; whoever has the link of his status page, and nobody else.
 * Statuses: 200, 404, 405.
 */
public final class StatusFileDoor {
    private static final Pattern PATH =
            Pattern.compile("/status/([a-z0-9-]{1,60})/(FL-[2-9A-HJ-NP-Z]{6,12})/files/([0-9a-f]{64})");

    private final FormSetting setting;
    private final Function<String, Optional<byte[]>> contents;

    /**
     * @param setting the one that the {@link FormDoor} has
     * @param contents of files, by their SHA-256
     */
    public StatusFileDoor(FormSetting setting, Function<String, Optional<byte[]>> contents) {
        this.setting = setting;
        this.contents = contents;
    }

    /** For {@code find-sent-file.sql}, once the key fits; a wrong one is answered as if there were no such ticket. */
    public Map<String, Object> ask(Exchange exchange) {
        Request request = Reception.request(exchange);
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !setting.isOpen(path.group(1), path.group(2), request)) {
            throw notFound();
        }
        return Map.of("ref", path.group(2), "sha256", path.group(3));
    }

    /** @param name null when no answer of the ticket has such a file */
    public void give(Exchange exchange, String name) {
        if (name == null) {
            throw notFound();
        }
        byte[] content =
                contents.apply(Reception.request(exchange).lastSegment()).orElseThrow(StatusFileDoor::notFound);
        Download.give(exchange, name, content);
    }

    private static RefusedException notFound() {
        return new RefusedException(Problem.of(404, "There is no file at this address."));
    }
}
