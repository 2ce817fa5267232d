package io.fairlead.ticket;

import java.util.List;

/**
 * Who wrote a message, as far as the channel knows; a display name proves nothing.
 *
 * @param id stable within the channel's kind and what "same customer" means: {@code telegram:42}, {@code
 *     mailto:ann@example.org}
 * @param name as shown to agents; may be empty
 * @param addresses where the person can be reached, e.g. mail addresses or {@code @handle}
 */
public record Author(String id, String name, List<String> addresses) {
    public Author {
        addresses = List.copyOf(addresses);
    }
}
