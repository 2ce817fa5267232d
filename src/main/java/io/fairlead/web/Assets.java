package io.fairlead.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The style sheets and scripts under {@code /web/}, and the pages that need nothing from the server: a fixed list, read
 * once from the class path, so that no path can lead anywhere else. Browsers ask each time and get 304.
 */
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml");

    private final Map<String, Asset> byName = new HashMap<>();

    /** @param resources class path names, such as {@code web/desk.css}; served under their last part */
    public Assets(String... resources) {
        for (String resource : resources) {
            byName.put(resource.substring(resource.lastIndexOf('/') + 1), read(resource));
        }
    }

    /** All that Fairlead ships. */
    public static Assets shipped() {
        return new Assets(
                "web/base.css",
                "web/form.css",
                "web/desk.css",
                "web/admin.css",
                "web/desk.js",
                "web/conversation.js",
                "web/known.js",
                "web/words.js",
                "web/dom.js",
                "web/admin.js",
                "web/admin-channels.js",
                "web/admin-orders.js",
                "web/admin-quarantine.js",
                "web/admin-words.js",
                "web/embed.js",
                "web/form.js",
                "web/proof.js",
                "web/icon.svg",
                "web/desk.html",
                "web/admin.html",
                "openapi.yaml");
    }

    /** The asset that the path's last part names. */
    public void serve(Exchange exchange) {
        give(exchange, Reception.request(exchange).lastSegment());
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

    private static Asset read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(bytes, TYPES.get(resource.substring(resource.lastIndexOf('.') + 1)), Tag.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Asset(byte[] bytes, String type, String tag) {}
}
