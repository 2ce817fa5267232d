/**
 * Proves that nothing is lost and nothing comes twice: real routers as processes of their own, a real PostgreSQL, real
 * wires, and somebody who breaks all of them at random. Start at {@link io.fairlead.chaos.Chaos}.
 */
package io.fairlead.chaos;
