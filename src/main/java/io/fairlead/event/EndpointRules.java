package io.fairlead.event;

import io.fairlead.config.EnvironmentName;
import io.fairlead.config.Placeholders;
import io.fairlead.config.YamlNode;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be wrong with an endpoint once its settings are known; no name is looked up, nothing is connected to. */
final class EndpointRules {
    private EndpointRules() {}

    static void check(Endpoint endpoint, Function<String, Optional<String>> setting) {
        YamlNode place = endpoint.place();
        boolean complete = isSet(place.get("url"), setting) & isSet(place.get("to"), setting);
        if (endpoint.isWebhook() && complete) {
            checkAddress(endpoint, setting);
        }
        for (YamlNode secret : place.get("secret").items()) {
            if (isSet(secret, setting)) {
                checkSecret(secret, setting);
            }
        }
    }

    private static boolean isSet(YamlNode value, Function<String, Optional<String>> setting) {
        List<String> missing = Placeholders.missing(value.text(), setting);
        missing.forEach(key -> value.mistake(
                "the setting '" + key + "' is not set",
                "set it in config/application.properties, or " + EnvironmentName.of(key) + " in the environment"));
        return missing.isEmpty();
    }

    private static void checkAddress(Endpoint endpoint, Function<String, Optional<String>> setting) {
        YamlNode url = endpoint.place().get("url");
        try {
            String host = endpoint.address(setting).getHost();
            // A literal address; a name could only be judged by asking for it, which is done at each attempt.
            if ((host.startsWith("[") || host.matches("[\\d.]+")) && ForbiddenAddress.isAt(host)) {
                url.mistake(
                        "'url' is a link-local, metadata or multicast address", "name the host of your own service");
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            url.mistake("'url' is no address of a webhook", "write https://host/path, without a user in it");
        }
    }

    private static void checkSecret(YamlNode secret, Function<String, Optional<String>> setting) {
        try {
            SigningSecret.of(Placeholders.fill(secret.text(), setting));
        } catch (IllegalArgumentException e) {
            secret.mistake("this is no secret to sign with", e.getMessage());
        }
    }
}
