package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.PollTimes;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.testkit.LogLines;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.ScriptedImap;
import io.fairlead.testkit.ScriptedImap.Fault;
import io.fairlead.testkit.SwitchedLead;
import io.fairlead.ticket.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers do to us, and that each mail is taken all the same, once. */
class MailboxTroubleTest {
    private static final String SECRET = "p&a+ss%=#)(&" + "{{x}}";

    private final ScriptedImap server = ScriptedImap.start();
    private final KeptCursors cursors = new KeptCursors();
    private final Map<String, String> parameters = new HashMap<>(Map.of("user", "help", "password", SECRET));
    private final Map<String, String> options =
            new HashMap<>(Map.of("protocol", "imap", "tls", "false", "delay", "50", "idle", "200", "timeout", "500"));
    private final BlockingQueue<Inbound> taken = new LinkedBlockingQueue<>();
    private final LogLines log = LogLines.listen();
    private final SwitchedLead lead = new SwitchedLead();
    private volatile Predicate<Inbound> fails = mail -> false;
    private DefaultCamelContext camel;

    @AfterEach
    void stop_and_look_for_the_secret() {
        if (camel != null) {
            camel.stop();
        }
        server.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void new_mail_is_told_by_the_server_and_taken_once() throws Exception {
        options.put("idle", "1m");
        run();
        RunningApp.await(() -> server.commands().contains("IDLE"));

        server.deliver(mail("hello"));

        assertThat(next()).contains("hello");
        RunningApp.await(() -> server.has(1, "\\Seen"));
        assertThat(taken).isEmpty();
    }

    @Test
    void a_server_without_idle_is_asked_again_and_again() throws Exception {
        server.capabilities("IMAP4rev1 AUTH=PLAIN");
        run();
        RunningApp.await(() -> server.commands().stream().filter("NOOP"::equals).count() > 2);

        server.deliver(mail("hello"));

        assertThat(next()).contains("hello");
        assertThat(server.commands()).doesNotContain("IDLE");
    }

    @Test
    void mail_that_the_server_does_not_tell_of_is_found_when_idle_is_renewed() throws Exception {
        server.silent(true);
        run();
        RunningApp.await(() -> server.commands().contains("IDLE"));

        server.deliver(mail("hello"));

        assertThat(next()).contains("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CAPABILITY", "AUTHENTICATE", "SELECT", "UID SEARCH", "UID FETCH", "UID STORE", "IDLE", "DONE"})
    void a_server_that_freezes_is_found_out_and_each_mail_taken_once(String command) throws Exception {
        server.plan(command, Fault.FREEZE, 1);
        server.deliver(mail("first"));
        run();
        assertThat(next()).contains("first");
        RunningApp.await(() -> log.lines().stream().anyMatch(line -> line.contains("does not answer")));
        server.deliver(mail("second"));

        assertThat(next()).contains("second");
        RunningApp.await(() -> server.has(1, "\\Seen") && server.has(2, "\\Seen"));
        RunningApp.await(() -> sickness().isEmpty());
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CAPABILITY", "AUTHENTICATE", "SELECT", "UID SEARCH", "UID FETCH", "UID STORE", "IDLE", "DONE"})
    void a_connection_that_is_cut_costs_no_mail_and_doubles_none(String command) throws Exception {
        server.plan(command, Fault.CUT, 2);
        server.deliver(mail("first"));
        run();
        assertThat(next()).contains("first");
        server.deliver(mail("second"));

        assertThat(next()).contains("second");
        RunningApp.await(() -> server.has(1, "\\Seen") && server.has(2, "\\Seen"));
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FREEZE", "CUT", "BYE"})
    void while_trouble_lasts_the_channel_is_sick_and_it_is_told_in_one_line(Fault fault) throws Exception {
        server.plan("SELECT", fault, Integer.MAX_VALUE);
        run();
        RunningApp.await(() -> !sickness().isEmpty());
        RunningApp.await(() -> server.commands().stream()
                        .filter(line -> line.startsWith("SELECT"))
                        .count()
                > 2);

        assertThat(sickness()).contains("127.0.0.1:" + server.port(), ", since 20");
        assertThat(log.lines().stream().filter(line -> line.startsWith("WARN"))).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("\tat "));

        server.endPlans();
        RunningApp.await(() -> sickness().isEmpty());
        assertThat(log.lines()).anyMatch(line -> line.contains("works again"));
    }

    @Test
    void a_server_that_is_not_there_is_said_to_be_so() throws Exception {
        server.close();
        run();

        RunningApp.await(() -> sickness().contains("does not accept connections"));
    }

    @Test
    void a_refused_password_and_a_server_that_repeats_it_are_told_without_it() throws Exception {
        parameters.put("password", "wrong" + SECRET);
        server.secret("another");
        run();

        RunningApp.await(() -> sickness().contains("refuses the login of help"));
        assertThat(sickness()).doesNotContain(SECRET);
    }

    @Test
    void without_starttls_no_password_is_sent() throws Exception {
        options.put("tls", "true");
        run();

        RunningApp.await(() -> sickness().contains("offers no STARTTLS"));
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTHENTICATE") || line.startsWith("LOGIN"));
    }

    @Test
    void a_missing_folder_is_named_while_the_others_go_on() throws Exception {
        options.put("folder", "INBOX, Complaints");
        server.plan("SELECT Complaints", Fault.REFUSE, Integer.MAX_VALUE);
        server.deliver(mail("hello"));
        run();

        assertThat(next()).contains("hello");
        RunningApp.await(() -> sickness().contains("cannot open the folder 'Complaints'"));
    }

    @Test
    void mail_that_somebody_has_read_meanwhile_is_taken_all_the_same() throws Exception {
        run();
        RunningApp.await(() -> server.commands().contains("IDLE"));
        stop();
        server.deliver(mail("read by somebody"), "\\Seen");

        run();

        assertThat(next()).contains("read by somebody");
    }

    @Test
    void at_the_first_start_read_mail_is_left_alone_and_later_mail_is_not() throws Exception {
        server.deliver(mail("old and read"), "\\Seen");
        server.deliver(mail("old and unread"));
        run();
        assertThat(next()).contains("old and unread");
        server.deliver(mail("new and read"), "\\Seen");
        assertThat(next()).contains("new and read");
        assertThat(taken).isEmpty();
    }

    @Test
    void another_since_looks_at_the_folder_anew() throws Exception {
        server.deliver(mail("old and read"), "\\Seen");
        run();
        RunningApp.await(() -> server.commands().contains("IDLE"));
        stop();

        options.put("since", "2026-11-01");
        run();

        assertThat(next()).contains("old and read");
    }

    @Test
    void when_the_server_renumbers_its_mails_all_since_then_is_looked_at_again() throws Exception {
        server.deliver(mail("before"));
        run();
        assertThat(next()).contains("before");
        RunningApp.await(() -> server.has(1, "\\Seen"));

        server.silent(true);
        server.deliver(mail("meanwhile"), "\\Seen");
        server.renumber();

        Inbound first = taken.poll(20, TimeUnit.SECONDS);
        Inbound second = taken.poll(20, TimeUnit.SECONDS);
        assertThat(List.of(first.sourceId(), second.sourceId())).containsExactlyInAnyOrder("8-100", "8-101");
        assertThat(server.commands()).anyMatch(line -> line.contains("OR SINCE") && line.contains("UNSEEN"));
    }

    @Test
    void a_mail_that_the_server_cannot_give_comes_without_its_body_and_holds_up_none() throws Exception {
        server.deliver(mail("first"));
        server.deliver(mail("bad"));
        server.deliver(mail("third"));
        server.plan("UID FETCH 1:3 (UID BODY", Fault.REFUSE, 1);
        server.plan("UID FETCH 2 (UID BODY.PEEK[]", Fault.REFUSE, Integer.MAX_VALUE);
        run();

        assertThat(next()).contains("first");
        assertThat(next()).contains("third");
        assertThat(next()).contains("From: ");
        RunningApp.await(() -> server.has(2, "\\Seen"));
    }

    @Test
    void a_mail_that_fails_comes_again_after_a_while_and_its_senders_later_mails_wait_for_it() throws Exception {
        fails = mail -> text(mail).contains("stumbles") && taken.stream().noneMatch(m -> text(m).contains("other 2"));
        server.deliver(mail("ann@example.org", "stumbles"));
        server.deliver(mail("ann@example.org", "waits"));
        server.deliver(mail("ben@example.org", "other 1"));
        run();
        assertThat(text(taken.poll(20, TimeUnit.SECONDS))).contains("other 1");
        RunningApp.await(() -> sickness().contains("neither stored nor quarantined"));
        server.deliver(mail("ben@example.org", "other 2"));

        RunningApp.await(() -> taken.size() == 3);
        assertThat(taken.stream().map(MailboxTroubleTest::text).map(text -> text.replaceAll("(?s).*\r\n\r\n", "")))
                .containsExactly("other 2", "stumbles", "waits");
        RunningApp.await(() -> sickness().isEmpty() && server.has(1, "\\Seen"));
    }

    @Test
    void what_was_left_behind_is_remembered_over_a_restart() throws Exception {
        fails = mail -> text(mail).contains("stumbles");
        server.deliver(mail("ann@example.org", "stumbles"));
        server.deliver(mail("ben@example.org", "goes"));
        run();
        assertThat(next()).contains("goes");
        RunningApp.await(() -> server.has(2, "\\Seen") && !sickness().isEmpty());
        stop();
        fails = mail -> false;

        run();

        assertThat(next()).contains("stumbles");
        RunningApp.await(() -> server.has(1, "\\Seen"));
        assertThat(taken).isEmpty();
    }

    @Test
    void committed_mails_are_moved_and_the_folder_made_if_need_be() throws Exception {
        options.put("after", "move");
        options.put("moveTo", "Done");
        server.deliver(mail("hello"));
        run();
        assertThat(next()).contains("hello");

        RunningApp.await(() -> server.size() == 0);
        assertThat(server.folders()).containsExactly("Done");
    }

    @Test
    void a_server_without_move_copies_and_deletes_just_these() throws Exception {
        server.capabilities("IMAP4rev1 UIDPLUS IDLE AUTH=PLAIN");
        options.put("after", "move");
        options.put("moveTo", "Done");
        server.deliver(mail("hello"));
        run();
        assertThat(next()).contains("hello");

        RunningApp.await(() -> server.size() == 0);
        assertThat(server.commands()).contains("UID COPY 1 Done", "UID EXPUNGE 1");
    }

    @Test
    void what_the_server_refuses_to_do_after_the_commit_is_told_and_holds_up_nothing() throws Exception {
        server.plan("UID STORE", Fault.REFUSE, Integer.MAX_VALUE);
        server.deliver(mail("first"));
        run();
        assertThat(next()).contains("first");
        RunningApp.await(() -> sickness().contains("refuses UID STORE"));
        server.deliver(mail("second"));

        assertThat(next()).contains("second");
        RunningApp.await(
                () -> cursors.find("support-mail", "INBOX").orElseThrow().uid() == 2);
    }

    @Test
    void a_mail_above_the_limit_comes_as_far_as_the_limit_goes() throws Exception {
        server.deliver(mail("x".repeat(5000)));
        run();

        assertThat(taken.poll(20, TimeUnit.SECONDS).raw()).hasSize(4097);
    }

    @Test
    void a_router_whose_turn_is_over_leaves_the_mailbox_within_moments_although_it_waits_for_mail() throws Exception {
        options.put("idle", "1h");
        run();
        RunningApp.await(() -> server.commands().contains("IDLE"));

        lead.give();

        RunningApp.await(() -> server.commands().contains("LOGOUT"));
        server.deliver(mail("hello"));
        RunningApp.await(() -> lead.asked() > 5);
        assertThat(server.commands()).filteredOn("LOGOUT"::equals).hasSize(1);
        assertThat(server.commands()).last().isEqualTo("LOGOUT");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_router_whose_turn_comes_again_goes_on_where_the_other_has_stopped() throws Exception {
        server.deliver(mail("ours"));
        run();
        assertThat(next()).contains("ours");
        RunningApp.await(() -> cursor().uid() == 1);

        lead.give();
        RunningApp.await(() -> server.commands().contains("LOGOUT"));
        server.deliver(mail("theirs"));
        MailCursor before = cursor();
        MailCursor theirs = new MailCursor(
                before.uidValidity(),
                2,
                List.of(),
                before.selection(),
                before.selectedBelow(),
                before.since(),
                before.date());
        cursors.keep("support-mail", "INBOX", theirs);
        RunningApp.await(() -> lead.asked() > 5);
        lead.take();
        server.deliver(mail("ours again"));

        assertThat(next()).contains("ours again");
        RunningApp.await(() -> cursor().uid() == 3);
        assertThat(taken).isEmpty();
    }

    @Test
    void since_when_the_oldest_mail_waits_is_told_and_nothing_while_the_server_is_away() throws Exception {
        server.deliver(mail("a@example.org", "taken"));
        server.deliver(mail("b@example.org", "stuck"));
        fails = mail -> text(mail).contains("stuck");
        run();

        RunningApp.await(() -> sickness().contains("neither stored nor quarantined"));
        assertThat(waiting()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        fails = mail -> false;
        RunningApp.await(() -> PollTimes.NOTHING_WAITS.equals(waiting()));
        server.plan("UID SEARCH", Fault.REFUSE, Integer.MAX_VALUE);
        RunningApp.await(() -> waiting() == null);
    }

    @Test
    void what_waits_in_a_mailbox_is_not_told_by_a_router_that_stands_by() throws Exception {
        server.deliver(mail("b@example.org", "stuck"));
        fails = mail -> true;
        run();
        RunningApp.await(() -> waiting() != null && !PollTimes.NOTHING_WAITS.equals(waiting()));

        lead.give();
        RunningApp.await(() -> waiting() == null);
    }

    @Test
    void what_ails_a_mailbox_is_not_told_by_a_router_that_stands_by() throws Exception {
        server.plan("SELECT", Fault.REFUSE, Integer.MAX_VALUE);
        run();
        RunningApp.await(() -> !sickness().isEmpty());

        lead.give();

        RunningApp.await(() -> sickness().isEmpty());
    }

    @Test
    void a_mailbox_that_could_store_nothing_goes_on_after_its_turn_was_somebody_elses() throws Exception {
        fails = mail -> true;
        for (int i = 1; i <= 5; i++) {
            server.deliver(mail("a" + i + "@example.org", "mail " + i));
        }
        run();
        RunningApp.await(() -> sickness().contains("neither stored nor quarantined"));
        lead.give();
        RunningApp.await(() -> sickness().isEmpty());

        fails = mail -> false;
        lead.take();

        for (int i = 1; i <= 5; i++) {
            assertThat(next()).contains("mail ");
        }
        RunningApp.await(() -> cursor().uid() == 5 && cursor().behind().isEmpty());
        assertThat(taken).isEmpty();
    }

    @Test
    void stopping_is_prompt_in_a_frozen_connection() throws Exception {
        options.put("timeout", "1h");
        server.plan("UID SEARCH", Fault.FREEZE, 1);
        run();
        RunningApp.await(() -> server.commands().stream().anyMatch(line -> line.startsWith("UID SEARCH")));

        stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("mailbox") && thread.isAlive());
    }

    private void run() throws Exception {
        if (!parameters.get("password").startsWith("wrong")) {
            server.secret(parameters.get("password"));
        }
        camel = new DefaultCamelContext();
        camel.getRegistry()
                .bind(
                        "mailbox",
                        new MailboxComponent(
                                (channel, name) -> parameters.getOrDefault(name, ""),
                                cursors,
                                new OAuthClients(Clock.systemUTC()),
                                4096,
                                lead,
                                Clock.systemUTC()));
        String uri = "mailbox:127.0.0.1:" + server.port()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=RAW(" + option.getValue() + ")")
                        .collect(Collectors.joining("&", "?", ""));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("support-mail").errorHandler(noErrorHandler()).process(exchange -> {
                    Inbound mail = exchange.getIn().getBody(Inbound.class);
                    if (fails.test(mail)) {
                        throw new IllegalStateException("the customer's words");
                    }
                    taken.add(mail);
                });
            }
        });
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        health.register(health.resolveById("consumers"));
        camel.start();
        assertThat(health.getCheck("consumer:support-mail")).isPresent();
    }

    private void stop() {
        camel.stop();
        camel = null;
    }

    private MailCursor cursor() {
        return cursors.find("support-mail", "INBOX").orElseThrow();
    }

    private Object waiting() {
        return HealthCheckRegistry.get(camel).getCheck("consumer:support-mail").stream()
                .map(check -> check.call().getDetails().get(ChannelDirectory.WAITING))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String sickness() {
        return HealthCheckRegistry.get(camel).getCheck("consumer:support-mail").stream()
                .map(HealthCheck::call)
                .findFirst()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .flatMap(HealthCheck.Result::getMessage)
                .orElse("");
    }

    private String next() throws InterruptedException {
        Inbound mail = taken.poll(20, TimeUnit.SECONDS);
        assertThat(mail).as("a mail").isNotNull();
        return text(mail);
    }

    private static String text(Inbound mail) {
        return new String(mail.raw(), StandardCharsets.ISO_8859_1);
    }

    private static String mail(String text) {
        return mail("a@example.org", text);
    }

    private static String mail(String sender, String text) {
        return "From: <" + sender + ">\r\nSubject: hello\r\n\r\n" + text;
    }
}
