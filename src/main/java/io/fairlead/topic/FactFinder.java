package io.fairlead.topic;

import io.fairlead.ticket.Entity;
import io.fairlead.ticket.EntityTypes;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.topic.FactWords.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what an agent would look for first. Identifiers come from the recogniser, everything else from words: a fact's
 * value is the customer's own writing of it.
 */
final class FactFinder {
    private static final Map<String, String> OF_ENTITY = Map.of(
            EntityTypes.ACCOUNT_UID, "account_uid",
            EntityTypes.ORDER_NO, "order_number",
            EntityTypes.TX_HASH, "transaction_hash",
            EntityTypes.CRYPTO_ADDRESS, "address",
            EntityTypes.EMAIL, "email",
            EntityTypes.PHONE, "phone");
    private static final Pattern NETWORK_AFTER =
            Pattern.compile("\\s?(?:network|mainnet|chain|blockchain|主网|网络|公链|链|网)(?![a-z])");
    private static final Pattern NETWORK_BEFORE =
            Pattern.compile("(?:(?:^|[^a-z])(?:on|via|over|through|using) (?:the )?|走|通过|网络[::]?\\s?|network:?\\s?)$");
    private static final Pattern EXPLORER = Pattern.compile("https?://[^\\s]*/tx/");

    private static final String EVIDENCE = "evidence";
    private static final String DEMAND = "demand";

    /** Words are searched this far, so that a hostile text costs no more than a long one. */
    private static final int LONGEST_READ = 8_000;

    private final FactWords words;

    FactFinder(FactWords words) {
        this.words = words;
    }

    /** What stands in the message, whatever it is about. */
    List<Fact> find(Guarded guarded) {
        Set<Fact> facts = new LinkedHashSet<>();
        Message message = guarded.message();
        if (!message.subject().isEmpty()) {
            inPart(guarded, Message.SUBJECT, message.subject(), facts);
        }
        inPart(guarded, Message.TEXT, message.text(), facts);
        String folded = Wording.fold(beginning(message.subject() + "\n" + message.replyText()));
        if (!message.attachments().isEmpty()
                || EXPLORER.matcher(folded).find()
                || !words.evidence().longest(folded).isEmpty()) {
            facts.add(new Fact(EVIDENCE, true));
        }
        return List.copyOf(facts);
    }

    /** The facts with what only some topics ask: whether there is evidence, and a demand. */
    List<Fact> forTopic(List<Fact> found, String folded, List<String> required) {
        List<Fact> facts = new ArrayList<>(found);
        if (required.contains(EVIDENCE)
                && found.stream().noneMatch(fact -> fact.type().equals(EVIDENCE))) {
            facts.add(new Fact(EVIDENCE, false));
        }
        if (required.contains(DEMAND)) {
            facts.add(new Fact(DEMAND, !words.demands().longest(folded).isEmpty()));
        }
        return facts;
    }

    private void inPart(Guarded guarded, String part, String text, Set<Fact> facts) {
        String folded = Wording.fold(beginning(text));
        List<Range> taken = new ArrayList<>();
        for (Entity entity : guarded.entities()) {
            if (entity.part().equals(part)) {
                taken.add(entity.range());
                String type = OF_ENTITY.get(entity.type());
                if (type != null) {
                    facts.add(new Fact(type, cut(text, entity.range())));
                }
            }
        }
        // Orders first: "单号" ends like a word for accounts.
        numbers("order_number", Identifiers.orders(folded, taken), text, taken, facts);
        numbers("account_uid", Identifiers.accounts(folded, taken), text, taken, facts);
        List<Range> pairs = Pairs.find(folded, text, words, taken);
        pairs.forEach(range -> facts.add(new Fact("trading_pair", cut(text, range))));
        taken.addAll(pairs);
        List<Range> times = Times.find(folded, taken);
        times.forEach(range -> facts.add(new Fact("time", cut(text, range))));
        taken.addAll(times);
        worth(text, folded, taken, facts);
    }

    private static void numbers(String type, List<Range> found, String text, List<Range> taken, Set<Fact> facts) {
        found.forEach(range -> facts.add(new Fact(type, cut(text, range))));
        taken.addAll(found);
    }

    private void worth(String text, String folded, List<Range> taken, Set<Fact> facts) {
        List<Range> units = new ArrayList<>();
        List<Range> coins = new ArrayList<>();
        for (Phrases.Match<Kind> match : words.words().longest(folded)) {
            Range range = new Range(match.start(), match.end());
            if (Times.inside(range.start(), taken) || partOfLink(folded, range.start())) {
                continue;
            }
            Kind kind = kind(match.value(), text, folded, range);
            if (kind == Kind.NETWORK) {
                facts.add(new Fact("network", cut(text, range)));
            } else if (kind != null) {
                units.add(range);
                if (kind == Kind.COIN) {
                    coins.add(range);
                }
            }
        }
        List<Range> amounts = Amounts.find(folded, units, taken, coins);
        amounts.forEach(range -> facts.add(new Fact("amount", cut(text, range).strip())));
        loneU(folded, coins);
        coins.forEach(range -> facts.add(new Fact("coin", cut(text, range))));
    }

    /** What a word means here; null when it is an everyday word. */
    private Kind kind(Kind kind, String text, String folded, Range range) {
        String word = cut(text, range);
        boolean followed = NETWORK_AFTER
                .matcher(folded)
                .region(range.end(), folded.length())
                .lookingAt();
        return switch (kind) {
            case NETWORK, CURRENCY -> kind;
            case EITHER ->
                followed
                                || NETWORK_BEFORE
                                        .matcher(folded.substring(Math.max(0, range.start() - 14), range.start()))
                                        .find()
                        ? Kind.NETWORK
                        : Kind.COIN;
            case COIN -> {
                if (words.capitals().contains(Wording.fold(word)) && !word.equals(word.toUpperCase(Locale.ROOT))) {
                    yield null;
                }
                yield followed ? Kind.NETWORK : Kind.COIN;
            }
        };
    }

    /** U for USDT stands between Chinese words without a number too: "转的U". */
    private static void loneU(String folded, List<Range> coins) {
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) == 'u'
                    && (i == 0 || !asciiLetter(folded.charAt(i - 1)) && !Character.isDigit(folded.charAt(i - 1)))
                    && (i + 1 == folded.length()
                            || !asciiLetter(folded.charAt(i + 1)) && "盾卡本位-".indexOf(folded.charAt(i + 1)) < 0)
                    && (i > 0 && Wording.han(folded.charAt(i - 1))
                            || i + 1 < folded.length() && Wording.han(folded.charAt(i + 1)))
                    && !Times.inside(i, coins)) {
                coins.add(new Range(i, i + 1));
            }
        }
    }

    private static boolean partOfLink(String folded, int at) {
        int start = at;
        while (start > 0 && !Character.isWhitespace(folded.charAt(start - 1)) && folded.charAt(start - 1) < 128) {
            start--;
        }
        return folded.startsWith("http", start) || folded.startsWith("www.", start);
    }

    private static boolean asciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_READ));
    }

    private static String cut(String text, Range range) {
        return text.substring(range.start(), range.end());
    }
}
