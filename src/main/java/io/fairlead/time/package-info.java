/** How long work takes. */
package io.fairlead.time;
