package io.fairlead.channel.form;

import io.fairlead.ticket.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads what is posted as the doors do, for the fuzzer. */
public final class PostBodies {
    private static final String BOUNDARY = "x";

    private PostBodies() {}

    /** As each type of body in turn; that one cannot be read is no find. */
    public static void read(byte[] content) {
        for (String type : List.of(FormBody.URLENCODED, FormBody.MULTIPART, FormBody.JSON)) {
            try {
                FormBody.read(type, type + "; boundary=" + BOUNDARY, content);
            } catch (UnreadableException expected) {
                continue;
            }
        }
    }

    /** Sound ones to begin with. */
    public static List<byte[]> seeds() {
        return Stream.of(
                        "message=My+deposit+is+late&email=ann%40example.org&uid=44181&key=%E4%BD%A0",
                        "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nMy deposit is late\r\n"
                                + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n"
                                + "Content-Type: image/png\r\n\r\n\u0089PNG\r\n--x--\r\n",
                        "{\"message\": \"My deposit is late\", \"uid\": 44181, \"files\": [{\"name\": \"a.png\", \"content\": \"iVBORw0=\"}]}")
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
