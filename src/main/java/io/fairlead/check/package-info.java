/** What can be said of config/ and routes/ without starting anything; {@code fairlead check} and every reload ask here. */
package io.fairlead.check;
