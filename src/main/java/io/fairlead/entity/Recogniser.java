package io.fairlead.entity;

import io.fairlead.ticket.Message;
import io.fairlead.ticket.Recognised;

/** Finds every entity, secret or not, in every part of a message; runs once a message, in linear time. */
public interface Recogniser {
    /** Entities of one part never overlap and are sorted by place. Whatever this throws puts the message on hold. */
    Recognised recognise(Message message);
}
