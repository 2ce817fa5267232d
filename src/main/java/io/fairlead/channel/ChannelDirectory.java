package io.fairlead.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/** Which channels there are, whether they are on, and what ails them: for the start screen, the API and the pages. */
public final class ChannelDirectory {
    private final List<ChannelFile> files;
    private final Function<String, Optional<String>> setting;
    private UnaryOperator<String> complaint = channel -> "";
    private CamelContext context;

    public ChannelDirectory(List<ChannelFile> files, Function<String, Optional<String>> setting) {
        this.files = List.copyOf(files);
        this.setting = setting;
    }

    /** From now on states are those of the running routes. */
    public void attach(CamelContext running) {
        this.context = running;
    }

    /** @param complaints a channel's name to what it lacks although it works, empty when that is nothing */
    public void heed(UnaryOperator<String> complaints) {
        this.complaint = complaints;
    }

    /** Channels that are meant to run. */
    public List<ChannelFile> on() {
        return files.stream().filter(file -> !file.isOff(setting)).toList();
    }

    /** A parameter of a channel, filled in; IllegalArgumentException for a name that no file defines. */
    public String parameter(String channel, String parameter) {
        return file(channel).value(parameter, setting);
    }

    /** Name, kind, state (on, off, unhealthy) and reason of each channel. */
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ChannelFile file : files) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", file.name());
            entry.put("kind", file.kind());
            if (file.isOff(setting)) {
                entry.put("state", "off");
                entry.put("reason", "set " + String.join(", ", file.settings()) + " to turn it on");
            } else {
                Optional<String> sick = sickness(file.name());
                entry.put("state", sick.isPresent() ? "unhealthy" : "on");
                entry.put("reason", sick.orElseGet(() -> complaint.apply(file.name())));
            }
            list.add(entry);
        }
        return list;
    }

    private Optional<String> sickness(String name) {
        if (context == null) {
            return Optional.empty();
        }
        return HealthCheckRegistry.get(context)
                .getCheck("consumer:" + name)
                .map(HealthCheck::call)
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result -> result.getError()
                        .map(Throwable::getMessage)
                        .or(result::getMessage)
                        .orElse("its route does not work"));
    }

    private ChannelFile file(String name) {
        return files.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel is called '" + name + "'"));
    }
}
