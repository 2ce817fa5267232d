package io.fairlead.channel;

import io.fairlead.ticket.ChannelKind;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** The detail by which a health check that bears another name says of which channel it is. */
    public static final String CHANNEL = "fairlead.channel";

    private final List<ChannelFile> files;
    private final Function<String, Optional<String>> setting;
    private UnaryOperator<String> complaint = channel -> "";
    private UnaryOperator<String> ailment = channel -> "";
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

    /** @param ailments a channel's name to what is wrong with what came through it, empty when nothing is */
    public void watch(UnaryOperator<String> ailments) {
        this.ailment = ailments;
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
            entry.put("kind", kind(file));
            entry.put("template", file.kind());
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

    /** The same for every way in which a kind can be received: telegram for telegram-webhook. */
    private static String kind(ChannelFile file) {
        return Arrays.stream(ChannelKind.values())
                .map(ChannelKind::code)
                .filter(code -> file.kind().equals(code) || file.kind().startsWith(code + "-"))
                .findFirst()
                .orElse(file.kind());
    }

    private Optional<String> sickness(String name) {
        return failure(name).or(() -> Optional.of(ailment.apply(name)).filter(what -> !what.isEmpty()));
    }

    private Optional<String> failure(String name) {
        if (context == null) {
            return Optional.empty();
        }
        return HealthCheckRegistry.get(context).stream()
                .filter(check -> check.getId().startsWith("consumer:"))
                .filter(check -> check.getId().equals("consumer:" + name) || !isOfAChannel(check.getId()))
                .map(check -> Map.entry(check.getId(), check.call()))
                .filter(seen -> seen.getKey().equals("consumer:" + name)
                        || name.equals(seen.getValue().getDetails().get(CHANNEL)))
                .map(Map.Entry::getValue)
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .findFirst()
                .map(result -> result.getError()
                        .map(Throwable::getMessage)
                        .or(result::getMessage)
                        .orElse("its route does not work"));
    }

    private boolean isOfAChannel(String check) {
        return files.stream().anyMatch(file -> check.equals("consumer:" + file.name()));
    }

    private ChannelFile file(String name) {
        return files.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel is called '" + name + "'"));
    }
}
