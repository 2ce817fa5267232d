package io.fairlead;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.support.DefaultRegistry;

/**
 * Camel's Main, whose HTTP server listens to nobody before the doors are hung: it makes its router known just before it
 * listens, and Camel has no event for that moment. After the start would be too late, since routes already answer by then.
 */
final class GuardedMain extends Main {
    private Runnable beforeListening = () -> {};

    /** With our settings, and the routes of a folder but for its channels. */
    static GuardedMain of(Settings settings, Path routes) {
        GuardedMain camel = new GuardedMain();
        // Camel's own strategy adds a hook to the JVM that stops it a second time and is never taken away again.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setPropertyPlaceholderLocations("");
        settings.all().forEach((key, value) -> camel.addOverrideProperty((String) key, (String) value));
        camel.configure()
                .withName("fairlead")
                .withRoutesIncludePattern("file:" + routes + "/*.camel.yaml,file:" + routes + "/templates/*.camel.yaml")
                .withSourceLocationEnabled(true)
                .withBeanIntrospectionLoggingLevel(LoggingLevel.OFF)
                .withShutdownTimeout(20);
        return camel;
    }

    /** @param hung done once for each router that an HTTP server makes known */
    void beforeListening(Runnable hung) {
        beforeListening = hung;
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        context.getCamelContextExtension().setRegistry(new DefaultRegistry(registry) {
            @Override
            public void bind(String id, Class<?> type, Object bean) {
                super.bind(id, type, bean);
                if (bean instanceof VertxPlatformHttpRouter router && router.isMainServer()) {
                    beforeListening.run();
                }
            }
        });
        return context;
    }
}
