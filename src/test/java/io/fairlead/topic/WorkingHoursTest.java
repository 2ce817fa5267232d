package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
    private static final String OFFICE = """
            - teams: wallet
              zone: Europe/Berlin
              hours: {mon-thu: "09:00-17:00", fri: ["09:00-12:00", "13:00-15:00"], sun: "22:00-24:00"}
              holidays: ["2026-12-25"]
            """;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            within a day         | 2026-11-23T09:00:00Z | PT2H   | 2026-11-23T11:00:00Z
            before work          | 2026-11-23T03:00:00Z | PT2H   | 2026-11-23T10:00:00Z
            over night           | 2026-11-23T15:30:00Z | PT1H   | 2026-11-24T08:30:00Z
            over lunch           | 2026-11-27T10:30:00Z | PT1H   | 2026-11-27T12:30:00Z
            over a free Saturday | 2026-11-27T13:30:00Z | PT1H   | 2026-11-29T21:30:00Z
            until midnight       | 2026-11-29T21:00:00Z | PT2H   | 2026-11-29T23:00:00Z
            past midnight        | 2026-11-29T21:00:00Z | PT3H   | 2026-11-30T09:00:00Z
            over a holiday       | 2026-12-24T15:00:00Z | PT2H   | 2026-12-27T22:00:00Z
            over a clock change  | 2027-03-26T14:00:00Z | PT30M  | 2027-03-28T20:30:00Z
            """)
    void only_working_time_counts(String what, Instant arrival, Duration work, Instant due) throws IOException {
        assertThat(read(OFFICE, new Mistakes()).get("wallet").after(arrival, work))
                .isEqualTo(due);
    }

    @Test
    void a_calendar_that_never_opens_within_a_year_counts_round_the_clock() {
        WorkingHours never = new WorkingHours(java.time.ZoneId.of("UTC"), Map.of(), Set.of());
        Instant arrival = Instant.parse("2026-11-23T09:00:00Z");

        assertThat(never.after(arrival, Duration.ofHours(2))).isEqualTo(arrival.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {teams: wallet, zone: Mars, hours: {mon: "09:00-17:00"}}        | zone
            {teams: wallet, hours: {mon: "17:00-09:00"}}                    | 'mon' is no working time
            {teams: wallet, hours: {mon: "9-17"}}                           | 'mon' is no working time
            {teams: wallet, hours: {monday-: "09:00-17:00"}}                | is no working time
            {teams: wallet, hours: {mon-fri: "09:00-17:00", tue: "10:00-11:00"}} | stands here already
            {teams: wallets, hours: {mon: "09:00-17:00"}}                   | no topic belongs to the team 'wallets'
            {hours: {mon: "09:00-17:00"}}                                   | for no team
            {teams: wallet}                                                 | has no working hours
            {teams: wallet, hours: {mon: "09:00-17:00"}, holidays: [soon]}  | 'soon' is no day
            """)
    void a_mistake_is_named(String calendar, String what) throws IOException {
        Mistakes mistakes = new Mistakes();

        read("- " + calendar, mistakes);

        assertThat(mistakes.all())
                .extracting(Mistake::toString)
                .anySatisfy(found -> assertThat(found).contains(what).contains("calendars.yaml:1"));
    }

    private Map<String, WorkingHours> read(String yaml, Mistakes mistakes) throws IOException {
        Path file = Files.writeString(dir.resolve("calendars.yaml"), yaml);
        return CalendarReader.read(YamlFile.read(file, mistakes), Set.of("wallet", "accounts"));
    }
}
