package io.fairlead;

import io.fairlead.channel.form.FormDoor;
import io.fairlead.channel.form.FormSetting;
import io.fairlead.channel.form.StatusDoor;
import io.fairlead.channel.form.StatusFileDoor;
import io.fairlead.queue.Database;
import io.fairlead.queue.SharedSecret;
import io.fairlead.web.Assets;
import io.fairlead.web.Problems;
import io.fairlead.web.Proxies;
import io.fairlead.web.Reception;
import io.fairlead.web.Refusals;
import java.security.SecureRandom;
import java.time.Clock;
import org.apache.camel.main.Main;

/** What every page has in common, and what {@code routes/} names of forms and their status pages. */
final class FormDoors {
    private FormDoors() {}

    static void bind(
            Main camel, Stages stages, Database database, Refusals refusals, Proxies proxies, KeptFiles files) {
        Reception reception = new Reception();
        byte[] secret = SharedSecret.of(database.pool(), "forms");
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        camel.bind("reception", reception);
        camel.bind("problems", new Problems(stages.pageTexts()));
        camel.bind("assets", Assets.shipped());
        FormSetting forms =
                new FormSetting(stages.forms(), stages.pageTexts(), proxies, refusals, files, secret, clock, random);
        camel.bind("refusals", refusals);
        camel.bind("formDoor", new FormDoor(forms));
        camel.bind("statusDoor", new StatusDoor(forms));
        camel.bind("statusFileDoor", new StatusFileDoor(forms, files.store()::get));
    }
}
