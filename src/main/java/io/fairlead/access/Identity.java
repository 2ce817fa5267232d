package io.fairlead.access;

import java.util.Set;

/** Whom the provider vouches for. */
record Identity(String subject, String name, Set<Role> roles) {}
