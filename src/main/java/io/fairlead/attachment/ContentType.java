package io.fairlead.attachment;

import java.util.Locale;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its first bytes (Apache Tika), because a name and a declared type can say anything. */
public final class ContentType {
    private static final MediaTypeRegistry REGISTRY = MediaTypeRegistry.getDefaultRegistry();
    private static final DefaultDetector DETECTOR = new DefaultDetector(MimeTypes.getDefaultMimeTypes());

    private ContentType() {}

    /**
     * The type by content; where the bytes only say "text" or nothing, name and declared type may make it more precise.
     *
     * @return lower case, without parameters
     */
    public static String of(byte[] content, String name, String declared) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        if (!declared.isEmpty()) {
            metadata.set(HttpHeaders.CONTENT_TYPE, declared);
        }
        try (TikaInputStream stream = TikaInputStream.get(content)) {
            return DETECTOR.detect(stream, metadata).getBaseType().toString().toLowerCase(Locale.ROOT);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Whether a file of this type is text that people read: plain text, CSV, JSON, XML, HTML, source code. */
    public static boolean isText(String type) {
        MediaType media = MediaType.parse(type);
        return media != null && (media.getType().equals("text") || REGISTRY.isInstanceOf(media, MediaType.TEXT_PLAIN));
    }
}
