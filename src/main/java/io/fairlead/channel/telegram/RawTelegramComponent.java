package io.fairlead.channel.telegram;

import io.fairlead.channel.Lead;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.telegram.TelegramComponent;
import org.apache.camel.component.telegram.TelegramConfiguration;
import org.apache.camel.spi.annotations.Component;

/**
 * camel-telegram with a consumer that loses nothing; bind it as {@code telegram}, and its URIs, options and producer
 * stay as they are documented there.
 */
@Component("telegram") // under this name Camel finds the option setters
public final class RawTelegramComponent extends TelegramComponent {
    private final Duration patience;
    private final Lead lead;
    private final Clock clock;

    /** @param lead whether this router may poll a bot */
    public RawTelegramComponent(Lead lead) {
        this(Duration.ofSeconds(15), lead, Clock.systemUTC());
    }

    /** @param patience how long an answer may take beyond the long poll's own timeout */
    public RawTelegramComponent(Duration patience, Lead lead, Clock clock) {
        this.lead = lead;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        TelegramConfiguration options = new TelegramConfiguration();
        options.setType(remaining);
        options.setBaseUri(getBaseUri() == null ? "https://api.telegram.org" : getBaseUri());
        options.setAuthorizationToken(getAuthorizationToken());
        RawTelegramEndpoint endpoint = new RawTelegramEndpoint(uri, this, options, patience, lead, clock);
        setProperties(endpoint, parameters);
        new BotToken(options.getAuthorizationToken());
        if (endpoint.getClient() == null) {
            endpoint.setClient(getClient() == null ? client(options) : getClient());
        }
        return endpoint;
    }

    private static HttpClient client(TelegramConfiguration options) {
        HttpClient.Builder client = BotApi.client();
        if (options.getProxyHost() != null && options.getProxyPort() != null) {
            client.proxy(ProxySelector.of(new InetSocketAddress(options.getProxyHost(), options.getProxyPort())));
        }
        return client.build();
    }
}
