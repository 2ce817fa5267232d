/** Guard: decides by policy what is masked, sealed and warned about. Fails closed. */
package io.fairlead.guard;
