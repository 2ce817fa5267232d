package io.fairlead.web;

/** What a door that takes files needs of the place where contents are kept; the composition root joins the two. */
public interface FileKeeping {
    /** The media type by content; name and declared type may only make it more precise. */
    String type(byte[] content, String name, String declared);

    /** Afterwards the content is kept, sealed, under its SHA-256 in lower-case hex. */
    void keep(String sha256, byte[] content);
}
