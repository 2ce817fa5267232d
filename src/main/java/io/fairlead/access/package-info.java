/** Who may come in and what he may do there: users, sessions, tokens, roles, and the audit of what was done. */
package io.fairlead.access;
