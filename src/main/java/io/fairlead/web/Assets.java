package io.fairlead.web;

import io.fairlead.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * The style sheets and scripts under {@code /web/}, and the pages that need nothing from the server: a fixed list, read
 * once from the class path, so that no path can lead anywhere else. Pages name them under {@code /web/EDITION/}, where the
 * edition is made of what all of them hold: there a browser keeps them and need not ask again. Under {@code /web/} it asks
 * each time and gets 304.
 */
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml");

    private final Map<String, Asset> byName = new HashMap<>();
    private final String edition;

    /** @param resources class path names, such as {@code web/desk.css}; served under their last part */
    public Assets(String... resources) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String resource : resources) {
            contents.put(resource.substring(resource.lastIndexOf('/') + 1), read(resource));
        }
        edition = edition(contents.values());
        contents.forEach((name, content) -> byName.put(name, asset(name, content)));
    }

    /** All that Fairlead ships. */
    public static Assets shipped() {
        return new Assets(
                "web/admin.css",
                "web/base.css",
                "web/desk.css",
                "web/form.css",
                "web/overview.css",
                "web/talk.css",
                "web/admin-channels.js",
                "web/admin-orders.js",
                "web/admin-quarantine.js",
                "web/admin-view.js",
                "web/admin-incidents.js",
                "web/admin-webhooks.js",
                "web/admin-words.js",
                "web/admin.js",
                "web/answer.js",
                "web/api.js",
                "web/attach.js",
                "web/charts.js",
                "web/clock.js",
                "web/conversation.js",
                "web/csv.js",
                "web/deeds.js",
                "web/desk.js",
                "web/dialog.js",
                "web/dom.js",
                "web/drafts.js",
                "web/embed.js",
                "web/files.js",
                "web/form.js",
                "web/formatted.js",
                "web/keys.js",
                "web/known.js",
                "web/lease.js",
                "web/line.js",
                "web/link.js",
                "web/live.js",
                "web/marked.js",
                "web/mentions.js",
                "web/merge.js",
                "web/message.js",
                "web/naming.js",
                "web/overview.js",
                "web/proof.js",
                "web/queue.js",
                "web/session.js",
                "web/shown.js",
                "web/signs.js",
                "web/split.js",
                "web/templates.js",
                "web/users.js",
                "web/watching.js",
                "web/windowed.js",
                "web/words-en.js",
                "web/words-zh.js",
                "web/words.js",
                "web/work.js",
                "web/icon.svg",
                "web/admin.html",
                "web/desk.html",
                "web/overview.html",
                "web/users.html",
                "openapi.yaml");
    }

    /** The asset that the path's last part names. */
    public void serve(Exchange exchange) {
        give(exchange, Reception.request(exchange).lastSegment());
    }

    /** Whether a path always leads to the same bytes. That of another edition does not: during an upgrade routers differ. */
    boolean isFixed(String path) {
        String place = "/web/" + edition + "/";
        return path.startsWith(place) && byName.containsKey(path.substring(place.length()));
    }

    /** The asset of this name, whatever the path. */
    public void give(Exchange exchange, String name) {
        Request request = Reception.request(exchange);
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new RefusedException(Problem.of(404, "There is no such file."));
        }
        if (request.ifNoneMatch().contains(asset.tag())) {
            Answers.answer(exchange, 304, asset.type(), null);
        } else {
            Answers.answer(exchange, 200, asset.type(), asset.bytes());
        }
        exchange.getMessage().setHeader("ETag", asset.tag());
    }

    private Asset asset(String name, byte[] content) {
        byte[] bytes = name.endsWith(".html")
                ? new String(content, StandardCharsets.UTF_8)
                        .replace("\"/web/", "\"/web/" + edition + "/")
                        .getBytes(StandardCharsets.UTF_8)
                : content;
        return new Asset(bytes, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), Tag.of(bytes));
    }

    private static String edition(Iterable<byte[]> contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        contents.forEach(all::writeBytes);
        return Sha256.of(all.toByteArray()).substring(0, 16);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Asset(byte[] bytes, String type, String tag) {}
}
