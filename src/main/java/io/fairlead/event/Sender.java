package io.fairlead.event;

/** Takes a delivery to its endpoint, once; what goes wrong there is an outcome. */
interface Sender {
    /** @throws InterruptedException when the router stops meanwhile: nobody knows whether it arrived */
    Outcome send(Endpoint endpoint, Delivery delivery, String body) throws InterruptedException;
}
