package io.fairlead.chaos;

import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.FakeSmtp;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what was sent in with what is stored, what was said with what went out, and the ledger with itself. */
public final class Reckoning {
    private static final String MESSAGES = "select substring(text from '" + Traffic.NUMBER
            + "') as number, count(*) as times from fairlead.message group by 1";
    private static final String NOTICES = "select n.kind, n.state, coalesce(n.reason, ''),"
            + " (select min(substring(x.text from '" + Traffic.NUMBER + "')) from fairlead.message x"
            + " where x.ticket_id = n.ticket_id) from fairlead.notice n";
    private static final String WAITING = "select count(*) from fairlead.notice where state in ('pending', 'sending')";
    /** Time passes: what waits for its next try is tried now, what was being sent when its router died is settled. */
    private static final String LATER = "update fairlead.notice set next_at = now() - interval '1 second'"
            + " where state = 'pending' and next_at > now() + interval '5 seconds'"
            + " or state = 'sending' and settled_at is null and created_at < now() - interval '10 seconds'";

    private static final String LEDGER =
            "select l.channel || ': seen ' || l.seen || ', stored ' || l.queued + l.appended"
                    + " || ', duplicates ' || l.duplicate || ', ignored ' || l.ignored || ', rejected ' || l.rejected"
                    + " || ', quarantined ' || l.quarantined,"
                    + " l.seen = l.queued + l.appended + l.duplicate + l.ignored + l.rejected + l.quarantined"
                    + " and l.queued + l.appended = (select count(*) from fairlead.message m join fairlead.channel c"
                    + " on c.id = m.channel_id where c.name = l.channel) from fairlead.ledger l order by 1";

    private final Connection database;
    private final Traffic traffic;
    private final FakeBotApi telegram;
    private final FakeSmtp smtp;
    private final Map<Trouble, Integer> troubles;
    private final List<String> table = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int quietFor;

    Reckoning(
            Connection database, Traffic traffic, FakeBotApi telegram, FakeSmtp smtp, Map<Trouble, Integer> troubles) {
        this.database = database;
        this.traffic = traffic;
        this.telegram = telegram;
        this.smtp = smtp;
        this.troubles = troubles;
    }

    /** What is wrong; empty when nothing is. */
    public List<String> faults() {
        return faults;
    }

    public void print(PrintWriter out) {
        int kills = troubles.entrySet().stream()
                .mapToInt(trouble -> trouble.getKey().kills() * trouble.getValue())
                .sum();
        out.printf("%n%d kills of routers; %s%n%n", kills, troubles);
        table.forEach(out::println);
        out.println();
        faults.forEach(fault -> out.println("WRONG: " + fault));
        out.println(faults.isEmpty() ? "Nothing is lost, nothing came twice." : faults.size() + " things are wrong.");
        out.flush();
    }

    /** Whether nothing has been on its way for some looks. */
    boolean isQuiet(long unseen) throws SQLException {
        boolean quiet = unseen == 0 && telegram.unconfirmed().isEmpty() && number(WAITING) == 0;
        quietFor = quiet ? quietFor + 1 : 0;
        if (unseen == 0 && telegram.unconfirmed().isEmpty()) {
            run(LATER);
        }
        return quietFor > 5;
    }

    void count(long unseen) throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        read(MESSAGES, row -> stored.put(row.get(0), Integer.parseInt(row.get(1))));
        long quarantined = number("select count(*) from fairlead.quarantine");
        require(stored.remove(null) == null, "a message is stored without its number");
        table.add(String.format("%-10s %8s %8s %8s %8s", "", "sent in", "once", "lost", "twice"));
        sum("mails", traffic.mails(), stored);
        sum("updates", traffic.updates(), stored);
        sum("posts", traffic.confirmed(), stored);
        Set<String> unconfirmed = new HashSet<>(traffic.posts());
        unconfirmed.removeAll(traffic.confirmed());
        unconfirmed.forEach(number -> require(stored.getOrDefault(number, 0) < 2, number + " is stored twice"));
        table.add(String.format(
                "posts that nobody was thanked for: %d; in quarantine: %d of %d unreadable mails",
                unconfirmed.size(), quarantined, traffic.unreadable()));
        faults.addAll(traffic.odd());
        require(unseen == 0, unseen + " mails are not taken");
        require(telegram.unconfirmed().isEmpty(), telegram.unconfirmed().size() + " updates are not confirmed");
        read(
                "select channel_id || ' ' || source_id, reason from fairlead.quarantine",
                row -> quarantine(row, quarantined));
        notices();
        ledger();
    }

    private void quarantine(List<String> row, long all) {
        require(!row.get(1).isBlank(), row.get(0) + " is in quarantine without a reason");
        if (all != traffic.unreadable()) {
            faults.add("in quarantine, " + all + " instead of " + traffic.unreadable() + ": " + row);
        }
    }

    private void sum(String what, Collection<String> sent, Map<String, Integer> stored) {
        List<String> lost =
                sent.stream().filter(number -> !stored.containsKey(number)).toList();
        List<String> twice = sent.stream()
                .filter(number -> stored.getOrDefault(number, 0) > 1)
                .toList();
        table.add(String.format(
                "%-10s %8d %8d %8d %8d",
                what, sent.size(), sent.size() - lost.size() - twice.size(), lost.size(), twice.size()));
        require(lost.isEmpty(), what + " lost: " + lost);
        require(twice.isEmpty(), what + " stored twice: " + twice);
    }

    private void notices() throws SQLException {
        Map<String, Integer> acknowledged = times(smtp.mails(), mail -> found("In-Reply-To: <(.*?)@", mail));
        Map<String, Integer> warned = times(
                telegram.sent(),
                sent -> sent.path("chat_id").asText() + "/"
                        + sent.path("reply_parameters").path("message_id").asText());
        Map<String, Integer> states = new TreeMap<>();
        Map<String, Integer> rows = new HashMap<>();
        read(NOTICES, row -> {
            String kind = row.get(0);
            states.merge(kind + " " + row.get(1), 1, Integer::sum);
            rows.merge(kind + " " + row.get(3), 1, Integer::sum);
            if (kind.equals("acknowledgement")) {
                judge(row, acknowledged.getOrDefault(row.get(3), 0));
            } else if (kind.equals("warning")) {
                judge(row, warned.getOrDefault(Traffic.place(row.get(3)), 0));
            }
        });
        table.add("notices: " + states);
        traffic.mails().forEach(number -> once(rows, "acknowledgement " + number));
        traffic.secrets().forEach(number -> once(rows, "warning " + number));
    }

    private void once(Map<String, Integer> rows, String notice) {
        require(rows.getOrDefault(notice, 0) == 1, notice + " stands " + rows.getOrDefault(notice, 0) + " times");
    }

    private void judge(List<String> row, int wentOut) {
        switch (row.get(1)) {
            case "sent" -> require(wentOut == 1, row + " went out " + wentOut + " times");
            case "unknown" -> require(wentOut <= 1, row + " went out " + wentOut + " times");
            // The agent sees the reason: a Bot API that answers 401 or 409 has refused it for good.
            case "refused" -> require(wentOut == 0 && !row.get(2).isBlank(), row + " went out " + wentOut + " times");
            default -> faults.add(row + ", and went out " + wentOut + " times");
        }
    }

    private void ledger() throws SQLException {
        read(LEDGER, row -> {
            table.add("ledger " + row.get(0));
            require(row.get(1).equals("t"), "the ledger does not add up: " + row.get(0));
        });
        require(number("select count(*) from fairlead.missing") == 0, "the second count knows of more than the ledger");
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            faults.add(otherwise);
        }
    }

    private static <T> Map<String, Integer> times(Collection<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.toMap(key, one -> 1, Integer::sum));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private long number(String select) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        read(select, row -> numbers.add(Long.parseLong(row.get(0))));
        return numbers.get(0);
    }

    private void run(String update) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    private void read(String select, Consumer<List<String>> row) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                List<String> texts = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    texts.add(rows.getString(i));
                }
                row.accept(texts);
            }
        }
    }
}
