package io.fairlead.deploy;

import io.fairlead.channel.ChannelFile;
import io.fairlead.web.Turnstile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Runs the routes of channel files, one file apart from the other; see {@code docs/decisions/0015}. What is in flight in
 * a route is finished before it stops, and its source keeps what comes meanwhile: a mailbox and a bot because nothing is
 * acknowledged, a door because its requests wait at the {@link Turnstile}.
 */
final class ChannelRoutes {
    /** What decides how a channel runs; where it is the same, its route need not be touched. */
    private record Shape(String name, String kind, Map<String, String> values) {}

    private record Running(byte[] content, List<Shape> shape, Set<String> routes) {}

    private final CamelContext camel;
    private final Turnstile turnstile;
    private final Function<String, Optional<String>> setting;
    private final Predicate<String> meantToRun;
    private final Map<Path, Running> files = new HashMap<>();

    /** @param meantToRun false for a channel that somebody has stopped */
    ChannelRoutes(
            CamelContext camel,
            Turnstile turnstile,
            Function<String, Optional<String>> setting,
            Predicate<String> meantToRun) {
        this.camel = camel;
        this.turnstile = turnstile;
        this.setting = setting;
        this.meantToRun = meantToRun;
    }

    /**
     * Runs what the file says now, instead of what it said before; a file of channels that are off runs nothing.
     *
     * @param content of the file, which is not read again
     * @return false when it says the same as before
     * @throws Exception when it cannot be started; then what it said before runs again
     */
    boolean run(Path file, byte[] content, List<ChannelFile> channels) throws Exception {
        List<Shape> shape = shape(channels);
        Running before = files.get(file);
        if (before != null && before.shape().equals(shape)) {
            return false;
        }
        boolean on = channels.stream().anyMatch(channel -> !channel.isOff(setting));
        boolean door = before != null && before.routes().stream().anyMatch(this::isDoor);
        try (Turnstile.Closed closed = door ? turnstile.close() : null) {
            stop(file);
            files.put(file, new Running(content, shape, on ? load(file, content) : Set.of()));
        } catch (Exception e) {
            if (before != null) {
                files.put(file, new Running(before.content(), before.shape(), load(file, before.content())));
            }
            throw e;
        }
        return true;
    }

    /** Finishes what is in flight and removes the file's routes. */
    void stop(Path file) throws Exception {
        Running running = files.remove(file);
        if (running != null) {
            for (String route : running.routes()) {
                remove(route);
            }
        }
    }

    /** What the file said when it was run last. */
    Optional<byte[]> content(Path file) {
        return Optional.ofNullable(files.get(file)).map(Running::content);
    }

    private Set<String> load(Path file, byte[] content) throws Exception {
        Set<String> before = routes();
        boolean usual = camel.isAutoStartup();
        try {
            camel.setAutoStartup(false);
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromBytes("file:" + file, content));
            camel.setAutoStartup(usual);
            Set<String> added = added(before);
            for (String route : added) {
                if (meantToRun.test(route)) {
                    camel.getRouteController().startRoute(route);
                }
            }
            return added;
        } catch (Exception e) {
            for (String route : added(before)) {
                remove(route);
            }
            throw e;
        } finally {
            camel.setAutoStartup(usual);
        }
    }

    private void remove(String route) throws Exception {
        camel.getRouteController().stopRoute(route);
        camel.removeRoute(route);
    }

    private Set<String> added(Set<String> before) {
        Set<String> added = routes();
        added.removeAll(before);
        return added;
    }

    private Set<String> routes() {
        Set<String> routes = new LinkedHashSet<>();
        camel.getRoutes().forEach(route -> routes.add(route.getRouteId()));
        return routes;
    }

    private boolean isDoor(String id) {
        Route route = camel.getRoute(id);
        return route != null && route.getEndpoint().getEndpointUri().matches("(platform-http|webhook):.*");
    }

    private List<Shape> shape(List<ChannelFile> channels) {
        List<Shape> shape = new ArrayList<>();
        for (ChannelFile channel : channels) {
            Map<String, String> values = new HashMap<>();
            channel.parameters().keySet().forEach(name -> values.put(name, channel.value(name, setting)));
            shape.add(new Shape(channel.name(), channel.kind(), values));
        }
        return shape;
    }
}
