package io.fairlead;

import io.fairlead.access.Access;
import io.fairlead.access.MeDoor;
import io.fairlead.access.Permission;
import io.fairlead.web.PageTexts;
import javax.sql.DataSource;
import org.apache.camel.main.Main;

/** Builds what {@code routes/access.camel.yaml} names, as the settings say. */
final class AccessDoors {
    private AccessDoors() {}

    static Access open(Settings settings, DataSource database) {
        return new Access(
                database,
                new Access.Limits(
                        settings.number("fairlead.session.idle-minutes"), settings.number("fairlead.session.hours")));
    }

    static void bind(Main camel, Access access, PageTexts texts) {
        camel.bind("access", new Permission());
        camel.bind("signInDoor", access.signInDoor(texts));
        camel.bind("accountDoor", access.accountDoor(texts));
        camel.bind("meDoor", new MeDoor());
    }
}
