package io.fairlead.access;

import java.net.URI;
import java.util.Map;

/**
 * The identity provider that vouches for people and programs.
 *
 * @param issuer exactly as it stands in its tokens; what it publishes under {@code .well-known} tells the rest
 * @param clientSecret empty for a public client, which proves itself with PKCE alone
 * @param redirectUri our own {@code /sign-in/oidc} as browsers reach it; never made of a request's headers
 * @param audience that a bearer token must name; empty where bearer tokens are not taken
 * @param rolesClaim parts joined by dots, {@code realm_access.roles}
 * @param roles our roles by what the claim says
 */
public record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String redirectUri,
        String audience,
        String nameClaim,
        String rolesClaim,
        Map<String, Role> roles) {

    /** @throws IllegalStateException in one sentence that names the setting */
    public OidcSettings {
        roles = Map.copyOf(roles);
        require("fairlead.oidc.issuer", issuer);
        if (audience.isEmpty() || !clientId.isEmpty()) {
            require("fairlead.oidc.redirect-uri", redirectUri);
            if (clientId.isEmpty()) {
                throw new IllegalStateException("fairlead.oidc.client-id is missing; the provider gave you one");
            }
        }
    }

    boolean signsIn() {
        return !clientId.isEmpty();
    }

    boolean takesBearer() {
        return !audience.isEmpty();
    }

    @Override
    public String toString() {
        return "OIDC " + issuer;
    }

    private static void require(String key, String address) {
        URI uri = URI.create(address.replaceAll("\\s", ""));
        boolean here = "http".equals(uri.getScheme())
                && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
        if (uri.getHost() == null || !here && !"https".equals(uri.getScheme())) {
            throw new IllegalStateException(key + " is '" + address + "', but must be an https address");
        }
    }
}
