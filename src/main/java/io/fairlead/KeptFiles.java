package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.ContentStore;
import io.fairlead.attachment.ContentType;
import io.fairlead.attachment.NoContentException;
import io.fairlead.ticket.Channel;
import io.fairlead.web.FileKeeping;

/** Joins the doors that take files to the store of contents: they put files there before a message speaks of them. */
record KeptFiles(ContentStore store) implements FileKeeping, AttachmentSource {
    @Override
    public String type(byte[] content, String name, String declared) {
        return ContentType.of(content, name, declared);
    }

    @Override
    public void keep(String sha256, byte[] content) {
        store.put(sha256, content);
    }

    @Override
    public Files of(Channel channel, byte[] raw) {
        return file -> store.get(file.source()).orElseThrow(() -> new NoContentException(NoContentException.GONE));
    }
}
