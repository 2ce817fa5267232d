package io.fairlead.topic;

import io.fairlead.ticket.Priority;

/**
 * An operator's rule: when its condition holds it sets what it names. Rules are tried in order; for each of topic and
 * priority the first that sets it wins, flags add up.
 *
 * @param topic code, or empty when the rule does not set it
 * @param priority or null
 * @param flag for the agent, or empty
 */
record Rule(String name, Condition when, String topic, Priority priority, String flag) {}
