/** For administrators: how each channel is and since when, what the ledger lacks, quarantine, outbox, metrics. */
package io.fairlead.admin;
