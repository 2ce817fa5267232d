package io.fairlead.channel.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The raw inbound of a post: its words as JSON, and of its files the hashes only, because their contents are kept, sealed,
 * before anything else happens. So a file stands once on the disk, also when its message is quarantined.
 */
public final class RawPost {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawPost() {}

    /** @param adds whether this comes after the form was sent already */
    static byte[] of(
            Form form, String key, String language, Map<String, String> fields, List<StoredFile> files, boolean adds) {
        ObjectNode post = JSON.createObjectNode()
                .put("form", form.name())
                .put(FormDoor.KEY, key)
                .put("language", language);
        if (adds) {
            post.put("adds", true);
        }
        ObjectNode values = post.putObject("fields");
        fields.forEach(values::put);
        if (!files.isEmpty()) {
            ArrayNode list = post.putArray("files");
            files.forEach(file -> file.write(list.addObject()));
        }
        return post.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A double click sends the same again, which is one message; a change after going back is another. */
    static String digest(Map<String, String> fields, List<Upload> files) {
        StringBuilder sent = new StringBuilder(new TreeMap<>(fields).toString());
        files.forEach(file -> sent.append(Sha256.of(file.content())));
        return Sha256.of(sent.toString()).substring(0, 16);
    }

    /** The hashes of the contents that a raw post speaks of; none where it is no such post. */
    public static List<String> contents(byte[] raw) {
        List<String> hashes = new ArrayList<>();
        try {
            JSON.readTree(raw)
                    .path("files")
                    .forEach(file -> hashes.add(file.path("sha256").asText()));
        } catch (IOException e) {
            return List.of();
        }
        hashes.removeIf(hash -> hash.length() != 64 || !isHex(hash));
        return hashes;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }
}
