package io.fairlead.topic;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What an operator's rule asks of a message; when it holds it names what made it hold. */
interface Condition {
    /** Adds what it found to {@code because}; adds nothing when it does not hold. */
    boolean holds(Observed message, List<String> because);

    static Condition words(List<String> words, Lexicon lexicon) {
        Phrases<String> phrases = new Phrases<>(lexicon);
        words.forEach(word -> phrases.add(word, word));
        return (message, because) -> {
            if (!phrases.in(message.text())) {
                return false;
            }
            phrases.longest(message.text()).stream()
                    .map(match -> message.words().substring(match.start(), match.end()))
                    .distinct()
                    .limit(3)
                    .forEach(because::add);
            return true;
        };
    }

    static Condition pattern(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        return (message, because) -> {
            Matcher matcher = pattern.matcher(message.words());
            if (matcher.find()) {
                because.add(matcher.group());
                return true;
            }
            return false;
        };
    }

    static Condition is(String what, Predicate<Observed> test) {
        return (message, because) -> test.test(message) && because.add(what);
    }

    static Condition all(List<Condition> conditions) {
        return (message, because) -> {
            List<String> found = new ArrayList<>();
            for (Condition condition : conditions) {
                if (!condition.holds(message, found)) {
                    return false;
                }
            }
            because.addAll(found);
            return true;
        };
    }

    static Condition any(List<Condition> conditions) {
        return (message, because) -> {
            for (Condition condition : conditions) {
                if (condition.holds(message, because)) {
                    return true;
                }
            }
            return false;
        };
    }

    static Condition none(List<Condition> conditions) {
        return (message, because) ->
                conditions.stream().noneMatch(condition -> condition.holds(message, new ArrayList<>()));
    }
}
