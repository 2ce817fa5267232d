package io.fairlead.ticket;

import java.util.Objects;

/** One place that messages come from; its name is the id of its route and the key of its ledger. */
public record Channel(String name, ChannelKind kind) {
    public Channel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
