package io.fairlead.cli;

import io.fairlead.OpenAccess;
import io.fairlead.Settings;
import io.fairlead.access.Access;
import io.fairlead.access.Role;
import io.fairlead.access.Tokens;
import io.fairlead.access.Users;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead user}: who may sign in, in which roles, and with which tokens; works beside a running router. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Who may sign in: add and list users, change roles, disable, reset a password, make tokens.")
final class UserCommand implements Runnable {
    private static final String ACTOR = "command line";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: add, list, role, disable, enable, reset, token, tokens or revoke");
    }

    @Command(description = "Add a user; prints a one-time password to hand over.")
    void add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            split = ",",
                            paramLabel = "ROLE",
                            description = "agent (usual), operator, administrator")
                    List<String> codes) {
        Set<Role> roles = roles(codes == null ? List.of(Role.AGENT.code()) : codes);
        with((access, out) -> tell(out, name, access.users().add(ACTOR, name, roles)));
    }

    @Command(description = "List the users.")
    void list() {
        with((access, out) -> {
            out.printf("%-24s %-29s %-17s %s%n", "NAME", "ROLES", "LAST SIGN-IN", "STATE");
            access.users()
                    .list()
                    .forEach(user -> out.printf(
                            "%-24s %-29s %-17s %s%n",
                            user.name(), codes(user.roles()), minute(user.signedInAt()), state(user)));
        });
    }

    @Command(description = "Give a user exactly these roles.")
    void role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(arity = "1..*", paramLabel = "ROLE", description = "agent, operator, administrator")
                    List<String> codes) {
        Set<Role> roles = roles(codes);
        with((access, out) -> access.users().changeRoles(ACTOR, name, roles));
    }

    @Command(description = "Let a user in no more; his sessions end now, his tokens are good for nothing.")
    void disable(@Parameters(paramLabel = "NAME") String name) {
        with((access, out) -> access.users().disable(ACTOR, name, true));
    }

    @Command(description = "Let a disabled user in again.")
    void enable(@Parameters(paramLabel = "NAME") String name) {
        with((access, out) -> access.users().disable(ACTOR, name, false));
    }

    @Command(description = "Give a user a new one-time password.")
    void reset(@Parameters(paramLabel = "NAME") String name) {
        with((access, out) -> tell(out, name, access.users().reset(ACTOR, name)));
    }

    @Command(description = "Make a token for a program; it is printed this once.")
    void token(
            @Parameters(paramLabel = "NAME", description = "whose it is: it is never good for more than his roles")
                    String name,
            @Option(names = "--scope", required = true, split = ",", description = "agent, agent:read, operator, …")
                    Set<String> scopes,
            @Option(names = "--label", required = true, description = "what it is for") String label,
            @Option(names = "--days", defaultValue = "90", description = "how long it holds (${DEFAULT-VALUE})")
                    int days) {
        with((access, out) -> out.println(access.tokens().add(ACTOR, name, label, scopes, days)));
    }

    @Command(description = "List a user's tokens.")
    void tokens(@Parameters(paramLabel = "NAME") String name) {
        with((access, out) -> {
            out.printf("%-6s %-12s %-24s %-17s %-17s %s%n", "ID", "BEGINS", "SCOPES", "LAST USED", "UNTIL", "LABEL");
            for (Tokens.Listed token : access.tokens().list(name)) {
                out.printf(
                        "%-6d %-12s %-24s %-17s %-17s %s%n",
                        token.id(),
                        token.beginning(),
                        String.join(",", token.scopes()),
                        minute(token.usedAt()),
                        minute(token.endsAt()),
                        token.label());
            }
        });
    }

    @Command(description = "Make a token good for nothing.")
    void revoke(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ID") long id) {
        with((access, out) -> access.tokens().revoke(ACTOR, name, id));
    }

    private void with(BiConsumer<Access, PrintWriter> deed) {
        try (OpenAccess open = OpenAccess.open(Settings.read(Path.of(""), System.getenv()))) {
            PrintWriter out = spec.commandLine().getOut();
            deed.accept(open.access(), out);
            out.flush();
        }
    }

    private Set<Role> roles(List<String> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        codes.forEach(code -> roles.add(Role.of(code)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "a role is agent, operator or administrator, not '" + code + "'"))));
        return roles;
    }

    private static void tell(PrintWriter out, String name, String oneTime) {
        out.println("one-time password of " + name + ", good for " + Users.PASSWORD_HOURS + " hours: " + oneTime);
    }

    private static String state(Users.Listed user) {
        String state = user.disabled() ? "disabled" : user.mustChange() ? "one-time password" : "";
        return (state
                        + (user.elsewhere() ? " signs in by OIDC" : "")
                        + (user.tokens() > 0 ? " " + user.tokens() + " tokens" : ""))
                .strip();
    }

    private static String codes(Set<Role> roles) {
        return roles.stream().sorted().map(Role::code).collect(Collectors.joining(","));
    }

    private static String minute(OffsetDateTime time) {
        return time == null ? "never" : time.toString().substring(0, 16).replace('T', ' ');
    }
}
