package io.fairlead.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

/** What to do about a channel that is not well, in a sentence; told by the words of the reason. */
final class Advice {
    private static final Map<Pattern, String> BY_REASON = new LinkedHashMap<>();

    static {
        advise("stand neither", "keep the log of this router and see docs/alerts.md; compare the ledger by hour");
        advise("refused", "mend the file: 'refused' names the line; it is taken in as soon as it is saved");
        advise("^stopped|^suspended", "start it when it may go on; a mailbox or a bot keeps what comes meanwhile");
        advise("went to quarantine", "look at the reasons in quarantine, mend the cause, replay them");
        advise("delete a message", "make the bot an admin there with the right 'Delete messages'");
        advise(
                "(?i)log ?in|password|credential|authenticat|unauthori[sz]ed|401|invalid_grant|token",
                "set the right account and secret in config/application.properties; that takes effect at once");
        advise("(?i)409|another program|webhook", "stop the other program that uses this bot");
        advise("(?i)certificate|TLS|SSL|PKIX", "let the JVM trust the server's certificate; see docs/operators.md");
        advise(
                "(?i)database|quarantine could not|DataAccess|queue",
                "see that PostgreSQL runs and has room; the source keeps its messages until it does");
        advise(
                "(?i)reach|connect|timed? ?out|host|answer|gone|cut",
                "see that host and port are right and that this machine may reach them; the source keeps its messages");
    }

    private Advice() {}

    /** Empty for a channel that is well, or is off because nothing is set. */
    static String of(Map<String, Object> channel) {
        String reason = String.valueOf(channel.get("reason"));
        boolean unset = channel.get("state").equals("off") && !channel.containsKey("running");
        if (channel.get("state").equals("healthy") || unset) {
            return "";
        }
        return BY_REASON.entrySet().stream()
                .filter(advice -> advice.getKey().matcher(reason).find())
                .findFirst()
                .map(Entry::getValue)
                .orElse("look at the log of this router at that time");
    }

    private static void advise(String words, String advice) {
        BY_REASON.put(Pattern.compile(words), advice);
    }
}
