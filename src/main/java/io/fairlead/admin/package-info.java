/** What administrators see: channels, ledger, quarantine. */
package io.fairlead.admin;
