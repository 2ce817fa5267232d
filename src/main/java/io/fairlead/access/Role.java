package io.fairlead.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person or a token may do. Each stands for itself: an administrator who answers tickets is an agent too. */
public enum Role {
    /** Takes tickets, reads and answers them. */
    AGENT,
    /** Configures channels, topics and policies, replays what stands in quarantine. */
    OPERATOR,
    /** Manages users and tokens, reads the audit, reveals what is sealed. */
    ADMINISTRATOR;

    /** As the database, the API and the command line name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** Sorted, as the database takes them. */
    static String[] codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toArray(String[]::new);
    }

    /** Those of the codes that name a role; others give nothing. */
    static Set<Role> all(Iterable<String> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        codes.forEach(code -> of(code).ifPresent(roles::add));
        return roles;
    }
}
