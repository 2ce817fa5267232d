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
    private static final String NETWORK_STARTS = "nmcb主网公链";
    private static final Pattern NETWORK_BEFORE =
            Pattern.compile("(?:(?:^|[^a-z])(?:on|via|over|through|using) (?:the )?|走|通过|网络[::]?\\s?|network:?\\s?)$");
    private static final Pattern EXPLORER = Pattern.compile("https?://[^\\s]*/tx/");

    private static final String EVIDENCE = "evidence";
    private static final String DEMAND = "demand";

    private final FactWords words;
    private final Lexicon lexicon;

    FactFinder(FactWords words, Lexicon lexicon) {
        this.words = words;
        this.lexicon = lexicon;
    }

    /**
     * What stands in the message, whatever it is about.
     *
     * @param own subject and {@link Message#replyText()} of the message
     * @param known a text that is read already, and often the same as its own or that of the message
     */
    List<Fact> find(Guarded guarded, String own, CutText known) {
        Set<Fact> facts = new LinkedHashSet<>();
        Message message = guarded.message();
        if (!message.subject().isEmpty()) {
            inPart(guarded, Message.SUBJECT, message.subject(), read(message.subject(), known), facts);
        }
        CutText text = read(message.text(), known);
        inPart(guarded, Message.TEXT, message.text(), text, facts);
        CutText written = own.equals(message.text()) ? text : read(own, known);
        if (!message.attachments().isEmpty()
                || explorer(written)
                || words.evidence().in(written)) {
            facts.add(new Fact(EVIDENCE, true));
        }
        return List.copyOf(facts);
    }

    /** The beginning of a text; one that is read already is not read again. */
    private CutText read(String text, CutText known) {
        String beginning = CutText.beginning(text);
        return beginning.equals(known.words()) ? known : CutText.of(beginning, lexicon);
    }

    private static boolean explorer(CutText text) {
        return text.folded().contains("/tx/") && EXPLORER.matcher(text.folded()).find();
    }

    /** The facts with what only some topics ask: whether there is evidence, and a demand. */
    List<Fact> forTopic(List<Fact> found, CutText text, List<String> required) {
        if (!required.contains(EVIDENCE) && !required.contains(DEMAND)) {
            return found;
        }
        List<Fact> facts = new ArrayList<>(found);
        if (required.contains(EVIDENCE)
                && found.stream().noneMatch(fact -> fact.type().equals(EVIDENCE))) {
            facts.add(new Fact(EVIDENCE, false));
        }
        if (required.contains(DEMAND)) {
            facts.add(new Fact(DEMAND, words.demands().in(text)));
        }
        return facts;
    }

    private void inPart(Guarded guarded, String part, String text, CutText cut, Set<Fact> facts) {
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
        numbers("order_number", Identifiers.orders(cut, taken), text, taken, facts);
        numbers("account_uid", Identifiers.accounts(cut, taken), text, taken, facts);
        numbers("trading_pair", Pairs.find(cut, words, taken), text, taken, facts);
        numbers("time", Times.find(cut, taken), text, taken, facts);
        worth(cut, taken, facts);
    }

    private static void numbers(String type, List<Range> found, String text, List<Range> taken, Set<Fact> facts) {
        found.forEach(range -> facts.add(new Fact(type, cut(text, range))));
        taken.addAll(found);
    }

    private void worth(CutText text, List<Range> taken, Set<Fact> facts) {
        List<Range> units = new ArrayList<>();
        List<Range> coins = new ArrayList<>();
        for (Phrases.Match<Kind> match : words.words().longest(text)) {
            Range range = new Range(match.start(), match.end());
            if (Times.inside(range.start(), taken) || partOfLink(text.letters(), range.start())) {
                continue;
            }
            Kind kind = kind(match.value(), text, range);
            if (kind == Kind.NETWORK) {
                facts.add(new Fact("network", cut(text.words(), range)));
            } else if (kind != null) {
                units.add(range);
                if (kind == Kind.COIN) {
                    coins.add(range);
                }
            }
        }
        List<Range> amounts = Amounts.find(text, units, taken, coins);
        amounts.forEach(range ->
                facts.add(new Fact("amount", cut(text.words(), range).strip())));
        loneU(text.letters(), coins);
        coins.forEach(range -> facts.add(new Fact("coin", cut(text.words(), range))));
    }

    /** What a word means here; null when it is an everyday word. */
    private Kind kind(Kind kind, CutText text, Range range) {
        return switch (kind) {
            case NETWORK, CURRENCY -> kind;
            case EITHER -> networkAfter(text, range) || networkBefore(text, range) ? Kind.NETWORK : Kind.COIN;
            case COIN -> {
                String word = cut(text.words(), range);
                if (words.capitals().contains(cut(text.folded(), range))
                        && !word.equals(word.toUpperCase(Locale.ROOT))) {
                    yield null;
                }
                yield networkAfter(text, range) ? Kind.NETWORK : Kind.COIN;
            }
        };
    }

    private static boolean networkAfter(CutText text, Range range) {
        int at = range.end();
        char[] letters = text.letters();
        if (at < letters.length && Character.isWhitespace(letters[at])) {
            at++;
        }
        return at < letters.length
                && NETWORK_STARTS.indexOf(letters[at]) >= 0
                && NETWORK_AFTER
                        .matcher(text.folded())
                        .region(range.end(), letters.length)
                        .lookingAt();
    }

    private static boolean networkBefore(CutText text, Range range) {
        String before = text.folded().substring(Math.max(0, range.start() - 14), range.start());
        return NETWORK_BEFORE.matcher(before).find();
    }

    /** U for USDT stands between Chinese words without a number too: "转的U". */
    private static void loneU(char[] text, List<Range> coins) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] != 'u') {
                continue;
            }
            char before = i == 0 ? ' ' : text[i - 1];
            char after = i + 1 == text.length ? ' ' : text[i + 1];
            if (!asciiLetter(before)
                    && !Character.isDigit(before)
                    && !asciiLetter(after)
                    && "盾卡本位-".indexOf(after) < 0
                    && (Wording.han(before) || Wording.han(after))
                    && !Times.inside(i, coins)) {
                coins.add(new Range(i, i + 1));
            }
        }
    }

    private static boolean partOfLink(char[] text, int at) {
        int start = at;
        while (start > 0 && text[start - 1] < 128 && !Character.isWhitespace(text[start - 1])) {
            start--;
        }
        return Tokens.starts(text, start, "http") || Tokens.starts(text, start, "www.");
    }

    private static boolean asciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static String cut(String text, Range range) {
        return text.substring(range.start(), range.end());
    }
}
