package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Adds, lists and revokes what programs show instead of a password. A scope is a role, or one that may only read
 * ({@code agent:read}); a token is never good for more than its owner's own roles. What is refused is an {@link
 * IllegalArgumentException} in one sentence.
 */
public final class Tokens {
    static final String BEGINNING = "flt_";
    private static final int SHOWN = 10;
    private static final int LONGEST_LABEL = 80;
    private static final int MOST_DAYS = 366;
    private static final Pattern SCOPE = Pattern.compile("(agent|operator|administrator)(:read)?");

    private final Statements statements;
    private final SecureRandom random;
    private final Audit audit;

    Tokens(Statements statements, SecureRandom random, Audit audit) {
        this.statements = statements;
        this.random = random;
        this.audit = audit;
    }

    /** @return the token, which nobody can show again */
    public String add(String actor, String owner, String label, Set<String> scopes, int days) {
        String clean = label.replaceAll("\\p{C}", "").strip();
        if (clean.isEmpty() || clean.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "a token needs a name that says what it is for, of at most " + LONGEST_LABEL + " characters");
        }
        if (scopes.isEmpty()
                || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw new IllegalArgumentException(
                    "a token's scopes are agent, operator and administrator, or agent:read and so on to read only");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a token holds 1 to " + MOST_DAYS + " days");
        }
        Secret token = Secret.fresh(random, BEGINNING);
        String beginning = token.reveal().substring(0, SHOWN);
        String[] sorted = new TreeSet<>(scopes).toArray(String[]::new);
        statements
                .one("add-token", row -> row.getLong(1), clean, beginning, token.hash(), sorted, days, owner)
                .orElseThrow(() -> new IllegalArgumentException("there is no such user, or he is disabled"));
        audit.note(
                actor,
                "token_added",
                owner,
                Map.of("label", clean, "beginning", beginning, "scopes", String.join(",", sorted)));
        return token.reveal();
    }

    /** Those of one user that are still good. */
    public List<Listed> list(String owner) {
        return statements.all("list-tokens", Listed::of, owner);
    }

    /** From now on it opens nothing; one that is gone already stays so. */
    public void revoke(String actor, String owner, long id) {
        if (statements.run("revoke-token", id, owner) == 1) {
            audit.note(actor, "token_revoked", owner, Map.of("token", String.valueOf(id)));
        }
    }

    /** One line of the list. */
    public record Listed(
            long id,
            String label,
            String beginning,
            List<String> scopes,
            OffsetDateTime createdAt,
            OffsetDateTime usedAt,
            OffsetDateTime endsAt) {
        static Listed of(ResultSet row) throws SQLException {
            return new Listed(
                    row.getLong("id"),
                    row.getString("label"),
                    row.getString("beginning"),
                    List.of((String[]) row.getArray("scopes").getArray()),
                    row.getObject("created_at", OffsetDateTime.class),
                    row.getObject("used_at", OffsetDateTime.class),
                    row.getObject("ends_at", OffsetDateTime.class));
        }
    }
}
