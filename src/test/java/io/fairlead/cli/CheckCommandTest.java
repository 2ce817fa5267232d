package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Settings;
import io.fairlead.check.Check;
import io.fairlead.config.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake that an operator can make is found, with its file and line and a way out. */
class CheckCommandTest {
    @TempDir
    private Path home;

    @BeforeEach
    void copy_what_ships() throws IOException {
        for (String folder : List.of("config", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path copy = home.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }

    @Test
    void what_ships_has_no_mistakes() {
        assertThat(check()).isEmpty();
    }

    @Test
    void a_mistyped_setting_is_found() throws IOException {
        append("config/application.properties", "fairlead.db.ulr=jdbc:postgresql://localhost/x\n");

        assertThat(check())
                .singleElement()
                .asString()
                .contains("unknown setting 'fairlead.db.ulr'", "'fairlead.db.url'?");
    }

    @Test
    void a_setting_that_is_none_of_its_choices_is_found() throws IOException {
        append("config/application.properties", "fairlead.notices.unknown=retry\n");

        assertThat(check()).singleElement().asString().contains("fairlead.notices.unknown is 'retry'", "show, resend");
    }

    @Test
    void a_notice_that_a_language_lacks_is_found() throws IOException {
        String texts = Files.readString(home.resolve("config/notices/tr.yaml"));
        write("config/notices/tr.yaml", texts.replace("caution: >-", "warning-again: >-"));

        assertThat(check())
                .hasSize(2)
                .anyMatch(mistake -> mistake.toString().contains("tr.yaml: the text 'caution' is missing"))
                .anyMatch(mistake -> mistake.toString().contains("unknown key 'warning-again'"));
    }

    @Test
    void a_caution_that_would_invite_the_impersonator_is_found() throws IOException {
        String texts = Files.readString(home.resolve("config/notices/en.yaml"));
        write("config/notices/en.yaml", texts.replace("Careful: the message", "Careful {link}: the message"));

        assertThat(check()).singleElement().asString().contains("en.yaml:", "leave {link} out");
    }

    @Test
    void moderators_are_a_chat_by_its_number() throws IOException {
        append("config/application.properties", "telegram.token=1:x\ntelegram.moderators=@moderators\n");

        assertThat(check())
                .singleElement()
                .asString()
                .contains("telegram.camel.yaml:", "'moderators' is '@moderators'", "a chat's number");
    }

    @Test
    void what_would_let_nobody_in_or_send_secrets_in_the_clear_is_found() throws IOException {
        append(
                "config/application.properties",
                "fairlead.limits.requests-a-minute=0\nfairlead.oidc.issuer=http://id.example.org\n"
                        + "fairlead.oidc.audience=api\n");

        assertThat(check())
                .hasSize(2)
                .anyMatch(mistake -> mistake.toString().contains("at least 1"))
                .anyMatch(mistake -> mistake.toString().contains("must be an https address"));
    }

    @Test
    void a_place_for_files_that_is_none_is_found() throws IOException {
        append(
                "config/application.properties",
                "fairlead.attachments.s3.bucket=Harbour Files\nfairlead.attachments.tika=127.0.0.1:9998\n");

        assertThat(check())
                .hasSize(2)
                .anyMatch(mistake -> mistake.toString().contains("no name of a bucket"))
                .anyMatch(mistake -> mistake.toString().contains("tika must be an http or https address"));
    }

    @Test
    void a_wrong_word_or_number_in_the_settings_of_mail_is_found() throws IOException {
        append(
                "config/application.properties",
                "fairlead.mail.reply-to-resolved=ignore\nfairlead.mail.reopen-within-days=two weeks\n");

        assertThat(check())
                .hasSize(2)
                .anyMatch(mistake -> mistake.toString().contains("one of reopen, follow-up"))
                .anyMatch(mistake -> mistake.toString().contains("whole number"));
    }

    @Test
    void what_is_wrong_with_sending_is_found_in_the_channels_file() throws IOException {
        append(
                "config/application.properties",
                "support-mail.host=imap.example.org\nsupport-mail.user=support\nsupport-mail.password=x\n"
                        + "support-mail.smtp-port=submission\nsupport-mail.smtp-security=ssl\n"
                        + "support-mail.acknowledge=yes\nsupport-mail.address=Support <a@b.example>\n");

        assertThat(check())
                .extracting(Mistake::toString)
                .allMatch(mistake -> mistake.contains("support-mail.camel.yaml:"))
                .anyMatch(mistake -> mistake.contains("'smtpPort' is 'submission'"))
                .anyMatch(mistake -> mistake.contains("'smtpSecurity' is 'ssl'; it must be starttls, tls or none"))
                .anyMatch(mistake -> mistake.contains("'acknowledge' is 'yes'"))
                .anyMatch(mistake -> mistake.contains("'address' is 'Support <a@b.example>'"))
                .hasSize(4);
    }

    @Test
    void acknowledging_without_a_server_and_sending_without_an_address_are_found() throws IOException {
        append(
                "config/application.properties",
                "support-mail.host=imap.example.org\nsupport-mail.user=support\nsupport-mail.password=x\n"
                        + "support-mail.acknowledge=true\n");
        assertThat(check()).singleElement().asString().contains("set 'smtpHost', too");

        append("config/application.properties", "support-mail.smtp-host=smtp.example.org\n");
        assertThat(check()).singleElement().asString().contains("set 'address', too");
    }

    @Test
    void a_limit_of_mail_that_makes_no_sense_is_found() throws IOException {
        append("config/application.properties", "fairlead.mail.max-size=10\nfairlead.mail.max-millis=soon\n");

        assertThat(check())
                .extracting(Mistake::toString)
                .satisfiesExactly(
                        size -> assertThat(size)
                                .contains("fairlead.mail.max-size is '10'", "a whole number from 1024 to 536870912"),
                        time -> assertThat(time).contains("fairlead.mail.max-millis is 'soon'", "from 100 to"));
    }

    @Test
    void a_wrong_word_in_the_group_policy_is_found_at_its_line() throws IOException {
        write("config/groups.yaml", "staff: []\ntake: some\n");

        assertThat(check()).singleElement().asString().contains("groups.yaml:2", "all, mentions, questions");
    }

    @Test
    void each_mistake_about_where_events_go_is_found_at_its_line() throws IOException {
        append("config/application.properties", "webhooks.short=not-one\nbad.url=ftp://example.org/\n");
        write("config/webhooks.yaml", """
                sorce: /x
                endpoints:
                  - name: crm
                    url: https://example.org/in
                    secret: "{{webhooks.none}}"
                    events: [ticket.vanished]
                  - name: crm
                    url: "{{bad.url}}"
                    secret: "{{webhooks.short}}"
                    timeout: 2m
                    retry: [5s, soon]
                  - name: Both
                    url: http://169.254.169.254/in
                    to: seda:x
                    parallel: 99
                    secret: x
                  - name: no-secret
                    url: https://example.org/in
                  - name: camel
                    to: sedda:x
                  - name: option
                    to: seda:x?sise=5
                  - name: library
                    to: amqp:x
                """);

        assertThat(check())
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:1", "'sorce'", "'source'?"))
                .anySatisfy(line ->
                        assertThat(line).contains("webhooks.yaml:5", "'webhooks.none' is not set", "WEBHOOKS_NONE"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:6", "'ticket.vanished'", "ticket.queued"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:7", "'crm' is taken"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:8", "no address of a webhook"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:9", "no secret", "24 to 64 bytes"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:10", "1s to 60s"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:11", "'soon' is no time"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:12", "'Both' is no name"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:12", "either 'url' or 'to'"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:13", "link-local"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:15", "1 to 32"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:17", "'secret' is missing"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:20", "'sedda'", "'seda'?"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:22", "'sise'"))
                .anySatisfy(line -> assertThat(line).contains("webhooks.yaml:24", "camel-amqp"))
                .noneSatisfy(line -> assertThat(line).contains("not-one"));
    }

    @Test
    void a_key_that_is_not_camel_yaml_is_found_at_its_line() throws IOException {
        write("routes/extra.camel.yaml", """
                - route:
                    id: extra
                    description: An extra route
                    from:
                      uri: direct:extra
                      stepz:
                        - stop: {}
                """);

        assertThat(check())
                .anySatisfy(mistake -> assertThat(mistake.toString()).contains("extra.camel.yaml:7", "stepz"));
    }

    @Test
    void a_route_without_id_or_description_is_found() throws IOException {
        write("routes/extra.camel.yaml", """
                - route:
                    from:
                      uri: direct:extra
                      steps:
                        - stop: {}
                """);

        assertThat(check()).extracting(Mistake::what).contains("'id' is missing", "'description' is missing");
    }

    @Test
    void an_unknown_component_and_an_unknown_option_are_found() throws IOException {
        write("routes/extra.camel.yaml", """
                - route:
                    id: extra
                    description: An extra route
                    from:
                      uri: timr:extra
                      steps:
                        - to:
                            uri: log:extra
                            parameters:
                              levl: INFO
                """);

        assertThat(check())
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line).contains("extra.camel.yaml:5", "no component 'timr'", "'timer'?"))
                .anySatisfy(line -> assertThat(line).contains("extra.camel.yaml:10", "option 'levl'"));
    }

    @Test
    void two_channels_of_one_name_are_found() throws IOException {
        Files.copy(home.resolve("routes/channels/telegram.camel.yaml"), home.resolve("routes/channels/z.camel.yaml"));

        assertThat(check()).extracting(Mistake::what).anyMatch(what -> what.contains("'telegram' is already defined"));
    }

    @Test
    void two_channels_on_one_form_are_found_where_the_second_names_it() throws IOException {
        write("routes/channels/z.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: form
                    routeId: z
                    parameters:
                      - name: form
                        value: support
                """);

        assertThat(check())
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line)
                        .contains("z.camel.yaml:6: the form is already that of the channel 'support-form'"));
    }

    @Test
    void a_parameter_that_the_template_does_not_have_is_found_with_the_nearest() throws IOException {
        write("routes/channels/z.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: form
                    routeId: z
                    parameters:
                      - name: from
                        value: support
                """);

        assertThat(check())
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line).contains("z.camel.yaml:6", "no parameter 'from'", "'form'?"))
                .anySatisfy(line -> assertThat(line).contains("the parameter 'form' is missing"));
    }

    @Test
    void a_value_that_is_no_duration_is_found_where_the_operator_wrote_it() throws IOException {
        write("routes/channels/z.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: email
                    routeId: z
                    parameters:
                      - name: host
                        value: imap.example.org
                      - name: user
                        value: support
                      - name: password
                        value: "{{z.password:none}}"
                      - name: delay
                        value: five
                """);

        assertThat(check())
                .singleElement()
                .asString()
                .contains("z.camel.yaml:12", "parameter 'delay'", "'five' is not a duration");
    }

    @Test
    void wrong_values_of_a_mailbox_are_found_where_the_operator_wrote_them() throws IOException {
        write("routes/channels/z.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: email-oauth
                    routeId: z
                    parameters:
                      - name: host
                        value: imap.example.org
                      - name: user
                        value: support
                      - name: clientId
                        value: fairlead
                      - name: login
                        value: gogle
                      - name: since
                        value: yesterday
                      - name: after
                        value: burn
                      - name: protocol
                        value: pop3
                """);

        assertThat(check())
                .extracting(Mistake::toString)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("z.camel.yaml:12", "'gogle'", "google"),
                        line -> assertThat(line).contains("z.camel.yaml:14", "neither unseen, nor all, nor a date"),
                        line -> assertThat(line).contains("z.camel.yaml:16", "seen, move, delete, nothing"),
                        line -> assertThat(line).contains("z.camel.yaml:18", "imaps, imap"));
    }

    @Test
    void mails_that_are_to_be_moved_need_a_folder() throws IOException {
        append("config/application.properties", """
                support-mail.host=imap.example.org
                support-mail.user=support
                support-mail.password=x
                support-mail.after=move
                """);

        assertThat(check()).singleElement().asString().contains("support-mail.camel.yaml", "'moveTo'");
    }

    @Test
    void a_template_that_does_not_exist_and_broken_yaml_are_found() throws IOException {
        write("routes/channels/y.camel.yaml", "- templatedRoute:\n    routeTemplateRef: emial\n    routeId: y\n");
        write("routes/channels/z.camel.yaml", "- templatedRoute: [\n");

        assertThat(check())
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line).contains("y.camel.yaml:", "'emial'", "'email'?"))
                .anySatisfy(line -> assertThat(line).contains("z.camel.yaml:", "not YAML"));
    }

    @Test
    void a_start_that_fails_over_a_broken_route_file_names_file_and_line() throws IOException {
        write("routes/channels/y.camel.yaml", "- templatedRoute:\n    routeTemplateRef: emial\n    routeId: y\n");
        Settings settings = Settings.read(home, Map.of());

        assertThat(StartFailure.explain(new IllegalStateException("Cannot find RouteTemplate"), settings))
                .hasMessageContaining("y.camel.yaml:2: there is no route template 'emial'");
    }

    @Test
    void a_start_that_fails_for_another_reason_says_just_that() {
        IllegalStateException failure = new IllegalStateException("port 8080 cannot be used");

        assertThat(StartFailure.explain(failure, Settings.read(home, Map.of()))).isSameAs(failure);
    }

    private List<Mistake> check() {
        return Check.everything(Settings.read(home, Map.of()));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
    }

    private void append(String file, String text) throws IOException {
        write(file, Files.readString(home.resolve(file)) + text);
    }
}
