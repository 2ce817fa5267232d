package io.fairlead.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param mustChange whether his password is a one-time one, good for nothing but to choose another
 * @param elsewhere whether an identity provider vouches for him, so that he has no password here
 */
record Account(long id, String name, Set<Role> roles, boolean mustChange, boolean elsewhere) {
    static Account of(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                Role.all(List.of((String[]) row.getArray("roles").getArray())),
                row.getBoolean("must_change"),
                row.getBoolean("elsewhere"));
    }
}
