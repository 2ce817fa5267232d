package io.fairlead.channel.telegram;

import io.fairlead.channel.Selector;
import io.fairlead.config.YamlNode;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Drafted;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides which messages of a group become tickets. It is asked after the guard and never leaves out a message in which
 * the guard found something, so that no secret slips by as chatter; where it cannot tell, it takes the message.
 */
public final class GroupPolicy implements Selector {
    /** Which messages become tickets. */
    public enum Take {
        ALL,
        MENTIONS,
        QUESTIONS
    }

    private static final Set<String> KEYS = Set.of("take", "staff", "admins_are_staff", "question_words");

    /** What the classifier says of a message that is about none of support's topics. */
    private static final String NO_TOPIC = "other";

    private final Take take;
    private final Set<String> staff;
    private final boolean adminsAreStaff;
    private final List<String> questionWords;
    private final Predicate<Message> byAdmin;
    private final Function<String, String> botName;

    private GroupPolicy(
            Take take,
            Set<String> staff,
            boolean adminsAreStaff,
            List<String> questionWords,
            Predicate<Message> byAdmin,
            Function<String, String> botName) {
        this.take = take;
        this.staff = staff;
        this.adminsAreStaff = adminsAreStaff;
        this.questionWords = questionWords;
        this.byAdmin = byAdmin;
        this.botName = botName;
    }

    /** Reads {@code config/groups.yaml}; what is wrong in it stands among the node's mistakes. */
    public static GroupPolicy read(YamlNode root) {
        root.onlyKeys(KEYS);
        return new GroupPolicy(
                root.parsed("take", "one of all, mentions, questions", GroupPolicy::take)
                        .orElse(Take.ALL),
                root.get("staff").texts().stream().map(GroupPolicy::lower).collect(Collectors.toSet()),
                root.flag("admins_are_staff", true),
                root.get("question_words").texts().stream()
                        .map(GroupPolicy::lower)
                        .toList(),
                message -> false,
                channel -> "");
    }

    /**
     * The same policy with somebody to ask.
     *
     * @param byAdmins whether an admin of its group wrote the message
     * @param botNames a channel's name to its bot's, empty when that is not known
     */
    public GroupPolicy asking(Predicate<Message> byAdmins, Function<String, String> botNames) {
        return new GroupPolicy(take, staff, adminsAreStaff, questionWords, byAdmins, botNames);
    }

    @Override
    public Drafted select(TicketDraft draft) {
        Message message = draft.guarded().message();
        if (message.channel().kind() != ChannelKind.TELEGRAM) {
            return draft;
        }
        String bot = take == Take.ALL ? "" : botName.apply(message.channel().name());
        if (draft.guarded().posing() && byStaff(message)) {
            return withoutWordOfImpersonators(draft);
        }
        boolean hasTopic = !draft.classification().topic().equals(NO_TOPIC);
        return leaveOut(draft.guarded(), bot, hasTopic)
                .map(ignored -> mayBelong(message) ? ifKnown(draft, ignored.reason()) : ignored)
                .orElse(draft);
    }

    /** Staff may name what the brands' file does not. */
    private static TicketDraft withoutWordOfImpersonators(TicketDraft draft) {
        return new TicketDraft(
                draft.guarded(),
                draft.classification(),
                draft.notices().stream()
                        .filter(notice -> !Set.of("report", "caution").contains(notice.kind()))
                        .toList());
    }

    /** An edit or a reply: the queue knows whether what it is about is a ticket's. */
    private static boolean mayBelong(Message message) {
        return message.revises() != null || message.hints().containsKey(Message.IN_REPLY_TO);
    }

    private static Drafted ifKnown(TicketDraft draft, String reason) {
        Guarded guarded = draft.guarded();
        Map<String, String> hints = new HashMap<>(guarded.message().hints());
        hints.put(Message.LEFT_OUT, reason);
        return new TicketDraft(
                new Guarded(
                        guarded.message().withHints(hints),
                        guarded.findings(),
                        guarded.entities(),
                        guarded.warn(),
                        guarded.delete(),
                        guarded.flags(),
                        guarded.posing()),
                draft.classification(),
                draft.notices());
    }

    private static Take take(String name) {
        return Arrays.stream(Take.values())
                .filter(take -> lower(take.name()).equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /**
     * The reason to leave a message out, or nothing: then it becomes a ticket.
     *
     * @param bot the bot's name without @; empty when it is not known, then every message that names somebody is taken
     * @param hasTopic whether the message is about one of support's topics
     */
    Optional<Ignored> leaveOut(Guarded guarded, String bot, boolean hasTopic) {
        Message message = guarded.message();
        if (message.visibility() == Visibility.PRIVATE
                || !guarded.findings().isEmpty()
                || guarded.warn()
                || !guarded.flags().isEmpty()) {
            return Optional.empty();
        }
        if (byStaff(message)) {
            return Optional.of(new Ignored(message.channel(), message.sourceId(), "written_by_staff"));
        }
        boolean taken = take == Take.ALL
                || addressed(message, lower(bot))
                || take == Take.QUESTIONS && (hasTopic || asks(lower(message.text())));
        return taken
                ? Optional.empty()
                : Optional.of(new Ignored(message.channel(), message.sourceId(), "group_chatter"));
    }

    private boolean byStaff(Message message) {
        Set<String> names = new HashSet<>();
        names.add(message.author().id().replace("telegram:", ""));
        message.author().addresses().forEach(name -> names.add(lower(name)));
        return names.stream().anyMatch(staff::contains)
                || adminsAreStaff && (Hints.ADMIN.equals(message.hints().get(Hints.ROLE)) || byAdmin.test(message));
    }

    private static boolean addressed(Message message, String bot) {
        String answered = lower(message.hints().getOrDefault(Hints.ANSWERS_BOT, ""));
        if (bot.isEmpty()) {
            return !answered.isEmpty() || message.text().contains("@");
        }
        return answered.equals(bot)
                || Pattern.compile("@" + Pattern.quote(bot) + "(?![a-z0-9_])")
                        .matcher(lower(message.text()))
                        .find();
    }

    private boolean asks(String text) {
        return text.contains("?")
                || text.contains("？")
                || questionWords.stream().anyMatch(text::contains);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
