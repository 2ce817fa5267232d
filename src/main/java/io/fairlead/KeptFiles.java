package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.ContentType;
import io.fairlead.attachment.DiskStore;
import io.fairlead.attachment.NoContentException;
import io.fairlead.channel.form.FileKeeping;
import io.fairlead.ticket.Channel;

/** Joins forms to the store of contents: a form's door puts files there before its message comes, which finds them there. */
record KeptFiles(DiskStore store) implements FileKeeping, AttachmentSource {
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
