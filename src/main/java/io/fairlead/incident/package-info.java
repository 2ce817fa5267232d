/** Notices when many customers say the same within minutes; plain Java over what the queue tells it. */
package io.fairlead.incident;
