package io.fairlead.ticket;

/**
 * What an agent would look for first.
 *
 * @param type account_uid, order_number, transaction_hash, address, coin, amount, network, trading_pair, time, email,
 *     phone, demand or evidence
 * @param value the words of the message (String), or true/false (Boolean) for demand and evidence
 */
public record Fact(String type, Object value) {}
