package io.fairlead.channel.form;

/**
 * A file as it was posted.
 *
 * @param field the form's field; empty when the post names none
 * @param name as sent, nothing about it is safe
 * @param type as declared, empty when it was not
 */
record Upload(String field, String name, String type, byte[] content) {}
