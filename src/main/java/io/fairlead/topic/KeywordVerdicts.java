package io.fairlead.topic;

import io.fairlead.ticket.Classification.Alternative;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides by the keywords of the topics where there is no trained model: more of them, and longer ones, weigh more. */
final class KeywordVerdicts {
    private static final String NONE = "other";
    private static final double DOUBT = 1.5;

    private final Phrases<String> keywords = new Phrases<>(new Lexicon());

    KeywordVerdicts(Collection<Topic> topics) {
        for (Topic topic : topics) {
            topic.keywords().forEach(word -> keywords.add(word, topic.code()));
        }
    }

    Verdict decide(CutText text) {
        String words = text.words();
        Map<String, Double> weights = new LinkedHashMap<>();
        Map<String, List<String>> because = new LinkedHashMap<>();
        for (Phrases.Match<String> match : keywords.longest(text)) {
            int length = match.end() - match.start();
            double weight = Wording.unspaced(words.charAt(match.start())) ? length / 2.0 : 0.5 + length / 8.0;
            weights.merge(match.value(), weight, Double::sum);
            because.computeIfAbsent(match.value(), topic -> new ArrayList<>())
                    .add(words.substring(match.start(), match.end()));
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum() + DOUBT;
        List<Alternative> ranked = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(entry -> new Alternative(entry.getKey(), Math.round(entry.getValue() / sum * 1e4) / 1e4))
                .toList();
        if (ranked.isEmpty()) {
            return new Verdict(NONE, 0.1, List.of(), List.of());
        }
        Alternative best = ranked.get(0);
        return new Verdict(
                best.code(),
                best.confidence(),
                ranked.subList(1, Math.min(4, ranked.size())),
                because.get(best.code()).stream().distinct().limit(3).toList());
    }
}
