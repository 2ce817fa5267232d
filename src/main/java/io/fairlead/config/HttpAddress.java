package io.fairlead.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses of other programs in settings. */
public final class HttpAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private HttpAddress() {}

    /** @throws IllegalStateException in one sentence that names the setting, when it is none */
    public static URI of(String setting, String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null
                    && SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalStateException(setting + " must be an http or https address");
    }
}
