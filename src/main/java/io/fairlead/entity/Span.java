package io.fairlead.entity;

/**
 * A place of an entity in one text; it holds the place, never the words.
 *
 * @param type a name from {@link io.fairlead.ticket.EntityTypes}, or of an operator's own detector
 * @param start UTF-16 index in the original text
 * @param end UTF-16 index after the last character
 */
public record Span(String type, int start, int end) {}
