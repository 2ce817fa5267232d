/** The command line; the only place that prints. */
package io.fairlead.cli;
