package io.fairlead.topic;

import io.fairlead.config.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of {@code facts:} in {@code config/topics.yaml}, by which facts are found that no recogniser knows.
 *
 * @param words coins, networks and currencies by kind, in one pass
 * @param capitals symbols that are everyday words too, and count in capitals only
 * @param quotes what the second half of a trading pair may be
 * @param evidence words that show that the customer brings proof
 * @param demands words that show what a complaint asks for
 */
public record FactWords(
        Phrases<Kind> words,
        Set<String> coins,
        Set<String> capitals,
        List<String> quotes,
        Phrases<Boolean> evidence,
        Phrases<Boolean> demands) {

    /** What a word stands for. */
    enum Kind {
        COIN,
        /** A coin's name that is its network's too: "on Ethereum". */
        EITHER,
        NETWORK,
        CURRENCY
    }

    private static final Set<String> KEYS = Set.of(
            "coin", "coin-in-capitals", "coin-or-network", "network", "currency", "pair-quote", "evidence", "demand");

    static FactWords read(YamlNode node, Lexicon lexicon) {
        node.onlyKeys(KEYS);
        Phrases<Kind> words = new Phrases<>(lexicon);
        Set<String> coins = new HashSet<>();
        Set<String> capitals = new HashSet<>();
        coins.addAll(add(node.get("coin"), words, Kind.COIN));
        coins.addAll(add(node.get("coin-in-capitals"), words, Kind.COIN));
        node.get("coin-in-capitals").texts().forEach(symbol -> capitals.add(Wording.fold(symbol)));
        add(node.get("coin-or-network"), words, Kind.EITHER);
        add(node.get("network"), words, Kind.NETWORK);
        add(node.get("currency"), words, Kind.CURRENCY);
        return new FactWords(
                words,
                coins,
                capitals,
                node.get("pair-quote").texts().stream()
                        .map(quote -> quote.toLowerCase(Locale.ROOT))
                        .sorted((a, b) -> b.length() - a.length())
                        .toList(),
                phrases(node.get("evidence"), lexicon),
                phrases(node.get("demand"), lexicon));
    }

    private static List<String> add(YamlNode list, Phrases<Kind> words, Kind kind) {
        List<String> folded = list.texts().stream().map(Wording::fold).toList();
        folded.forEach(word -> words.add(word, kind));
        return folded;
    }

    private static Phrases<Boolean> phrases(YamlNode byLanguage, Lexicon lexicon) {
        Phrases<Boolean> phrases = new Phrases<>(lexicon);
        byLanguage.entries().values().forEach(list -> list.texts().forEach(word -> phrases.add(word, true)));
        return phrases;
    }
}
