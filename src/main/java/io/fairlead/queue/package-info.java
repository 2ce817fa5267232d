/**
 * The shared queue: the PostgreSQL schema, what goes into it, and the sealing of what came in.
 * The functions themselves are SQL, under {@code db/migration}; start with {@code R__02_enqueue.sql}.
 */
package io.fairlead.queue;
