/**
 * The doors: one folder a kind of channel, each with its normaliser and what its route template needs.
 * Adding a channel touches no other channel; Camel's types end here.
 */
package io.fairlead.channel;
