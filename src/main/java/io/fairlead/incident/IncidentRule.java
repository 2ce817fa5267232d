package io.fairlead.incident;

/**
 * When the same complaint counts as an incident.
 *
 * @param customers so many different ones, at least; 0 never
 * @param minutes within so many
 * @param timesUsual so many times what is usual at least
 * @param quietMinutes after so many without a further ticket it is over
 */
public record IncidentRule(int customers, int minutes, int timesUsual, int quietMinutes) {}
