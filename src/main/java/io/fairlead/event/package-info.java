/** Events for other systems: where they go, signed, in order per ticket, again until they arrive or are given up. */
package io.fairlead.event;
