/** Traces for OpenTelemetry: what happened when in which route, and nothing that a customer wrote. */
package io.fairlead.trace;
