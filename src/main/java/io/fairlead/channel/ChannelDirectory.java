package io.fairlead.channel;

import io.fairlead.config.Mistake;
import io.fairlead.ticket.ChannelKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/** Which channels there are, whether they are on, and what ails them: for the start screen, the API and the pages. */
public final class ChannelDirectory {
    /** The detail by which a health check that bears another name says of which channel it is. */
    public static final String CHANNEL = "fairlead.channel";

    /** The detail in which a health check says when the source was asked last with success, an ISO time. */
    public static final String POLLED = "fairlead.polled";

    /** Detail of a consumer's health and field of the entry: since when its oldest message waits; see {@link PollTimes}. */
    public static final String WAITING = "waiting_since";

    /** The entry's field with the router that polls it. */
    public static final String POLLED_BY = "polled_by";

    private volatile List<ChannelFile> files;
    private final Function<String, Optional<String>> setting;
    private UnaryOperator<String> complaint = channel -> "";
    private final List<Supplier<Map<String, String>>> ailments = new ArrayList<>();
    private Function<Path, List<Mistake>> refused = file -> List.of();
    private Supplier<List<Path>> refusedWhole = List::of;
    private Lead lead = Lead.ALONE;
    private CamelContext context;

    public ChannelDirectory(List<ChannelFile> files, Function<String, Optional<String>> setting) {
        this.files = List.copyOf(files);
        this.setting = setting;
    }

    /** Every channel, in the order of their files. */
    public List<ChannelFile> all() {
        return files;
    }

    /** From now on these are the channels of the file; none when it is gone. */
    public synchronized void replace(Path file, List<ChannelFile> channels) {
        files = Stream.concat(files.stream().filter(channel -> !channel.file().equals(file)), channels.stream())
                .sorted(Comparator.comparing(ChannelFile::file))
                .toList();
    }

    /** From now on states are those of the running routes. */
    public void attach(CamelContext running) {
        this.context = running;
    }

    /** @param complaints a channel's name to what it lacks although it works, empty when that is nothing */
    public void heed(UnaryOperator<String> complaints) {
        this.complaint = complaints;
    }

    /** @param shared who polls which channel, of all routers on this database */
    public void share(Lead shared) {
        this.lead = shared;
    }

    /** @param ailing channels by name, with what is wrong with what came through them; asked once for each list */
    public void watch(Supplier<Map<String, String>> ailing) {
        ailments.add(ailing);
    }

    /**
     * @param mistakes a channel's file to what is wrong with its newest version, which is why an older one runs
     * @param whole files of which no older version runs either
     */
    public void judge(Function<Path, List<Mistake>> mistakes, Supplier<List<Path>> whole) {
        this.refused = mistakes;
        this.refusedWhole = whole;
    }

    /** Channels that are meant to run. */
    public List<ChannelFile> on() {
        return files.stream().filter(file -> !file.isOff(setting)).toList();
    }

    /** Whether there is a channel of this name, and it is meant to run. */
    public boolean isOn(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name) && !file.isOff(setting));
    }

    /** A parameter of a channel, filled in; IllegalArgumentException for a name that no file defines. */
    public String parameter(String channel, String parameter) {
        return file(channel).value(parameter, setting);
    }

    /** Name, kind, state (healthy, degraded, unhealthy, off), reason and more of each channel. */
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        Map<String, String> ailing = new HashMap<>();
        ailments.forEach(asked -> asked.get().forEach(ailing::putIfAbsent));
        for (ChannelFile file : files) {
            Map<String, Object> entry = entry(file.name(), kind(file), file.kind());
            judge(file, entry, Optional.ofNullable(ailing.get(file.name())));
            entry.put("refused", words(refused.apply(file.file())));
            list.add(entry);
        }
        for (Path file : refusedWhole.get()) {
            Map<String, Object> entry =
                    entry(file.getFileName().toString().replaceFirst("\\.camel\\.yaml$", ""), "unknown", "");
            state(entry, "unhealthy", "its file is refused, and there was none before");
            entry.put("refused", words(refused.apply(file)));
            list.add(entry);
        }
        return list;
    }

    private static Map<String, Object> entry(String name, String kind, String template) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("kind", kind);
        entry.put("template", template);
        return entry;
    }

    private static void state(Map<String, Object> entry, String state, String reason) {
        entry.put("state", state);
        entry.put("reason", reason);
    }

    private void judge(ChannelFile file, Map<String, Object> entry, Optional<String> ailment) {
        if (file.isOff(setting)) {
            state(entry, "off", "set " + String.join(", ", file.settings()) + " to turn it on");
            return;
        }
        if (context == null) {
            state(entry, "healthy", "");
            return;
        }
        ServiceStatus status = context.getRouteController().getRouteStatus(file.name());
        entry.put("running", status != null && status.isStarted());
        if (status == null) {
            state(entry, "unhealthy", "its route is not there");
        } else if (!status.isStarted()) {
            state(entry, "off", status.isSuspended() ? "suspended" : "stopped");
        } else if (!isElsewhere(file, entry)) {
            judgeRunning(file, entry, ailment);
        }
    }

    /** A channel that another router polls is well here; how its source is, that one knows. */
    private boolean isElsewhere(ChannelFile file, Map<String, Object> entry) {
        Optional<Lead.Standing> standing = lead.standing(file.name());
        standing.filter(known -> !known.router().isEmpty()).ifPresent(known -> entry.put(POLLED_BY, known.router()));
        if (standing.isEmpty() || standing.get().isOurs()) {
            return false;
        }
        if (standing.get().isKnown()) {
            String router = standing.get().router();
            state(
                    entry,
                    "healthy",
                    router.isEmpty()
                            ? "another router is just taking this channel over"
                            : "another router polls this channel: " + router);
        } else {
            state(
                    entry,
                    "unhealthy",
                    "the database does not answer, so that no router may poll; the source keeps its messages");
        }
        return true;
    }

    private void judgeRunning(ChannelFile file, Map<String, Object> entry, Optional<String> ailment) {
        List<HealthCheck.Result> results = results(file.name());
        detail(results, POLLED).ifPresent(polled -> entry.put("polled_at", polled));
        detail(results, WAITING).ifPresent(since -> entry.put(WAITING, since));
        Optional<String> sick = sickness(results).or(() -> ailment);
        String complaints = complaint.apply(file.name());
        if (sick.isPresent()) {
            state(entry, "unhealthy", sick.get());
        } else if (!refused.apply(file.file()).isEmpty()) {
            state(entry, "degraded", "the newest version of its file is refused; the one before goes on");
        } else {
            state(entry, complaints.isEmpty() ? "healthy" : "degraded", complaints);
        }
    }

    private static List<String> words(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::toString).toList();
    }

    /** The same for every way in which a kind can be received: telegram for telegram-webhook. */
    private static String kind(ChannelFile file) {
        return kindOf(file).map(ChannelKind::code).orElse(file.kind());
    }

    /** The kind of what comes through a channel; empty for a template that an operator has named anew. */
    public static Optional<ChannelKind> kindOf(ChannelFile file) {
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> file.kind().equals(kind.code()) || file.kind().startsWith(kind.code() + "-"))
                .findFirst();
    }

    private List<HealthCheck.Result> results(String name) {
        return HealthCheckRegistry.get(context).stream()
                .filter(check -> check.getId().startsWith("consumer:"))
                .filter(check -> check.getId().equals("consumer:" + name) || !isOfAChannel(check.getId()))
                .map(check -> Map.entry(check.getId(), check.call()))
                .filter(seen -> seen.getKey().equals("consumer:" + name)
                        || name.equals(seen.getValue().getDetails().get(CHANNEL)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Optional<Object> detail(List<HealthCheck.Result> results, String name) {
        return results.stream()
                .map(result -> result.getDetails().get(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Optional<String> sickness(List<HealthCheck.Result> results) {
        return results.stream()
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
