package io.fairlead.incident;

/** A ticket as it is compared with others; its text is masked. */
record Complaint(long ticket, long customer, String topic, String language, String text, Terms terms) {}
