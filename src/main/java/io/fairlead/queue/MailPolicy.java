package io.fairlead.queue;

import java.time.Duration;

/**
 * What the operator decides about threads of mail; it travels with each draft, so that the queue's functions need no
 * settings of their own.
 *
 * @param reopenWithin how long after its resolution a ticket is reopened by a reply; zero: a new ticket follows it
 * @param noticesAnHour how many acknowledgements one address gets in an hour at most
 */
public record MailPolicy(Duration reopenWithin, int noticesAnHour) {
    public static final MailPolicy SHIPPED = new MailPolicy(Duration.ofDays(14), 5);
}
