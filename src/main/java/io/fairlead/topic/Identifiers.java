package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds account and order numbers by the word before them, where the recogniser was not sure enough to name them. */
final class Identifiers {
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:\\b(?:uid|user(?: ?id)?|account(?: ?(?:id|no|number))?|acct|acc|id|client|member)|(?:用户|会员|用戶|會員)(?:id|号|号码|编号|號|編號)?|账户|账号|帐号|帐户|我号|号|id)"
                    + "(?:\\s?(?:is|:|:|#|=|是|为|no\\.?))?\\s?#?(\\d{6,12})(?![\\d.:]|\\s?(?:usdt|btc|eth|u\\b))");
    private static final Pattern ORDER = Pattern.compile(
            "(?:\\b(?:order(?: ?(?:id|no|number))?|position|trade|ticket|withdrawal|payout|request|ref(?:erence)?|transaction|ad)"
                    + "|订单(?:号)?|单子|单号|工单(?:号)?|[买卖]单|限价单|市价单|止[损盈]单|交易号|委托(?:单)?(?:号)?|(?<!用户|会员|用戶|會員)编号|流水号|仓位|挂单)"
                    + "(?:\\s?(?:is|:|:|#|=|是|为|no\\.?|id))?\\s?#?([a-z]{0,5}\\d?[a-z]{0,3}[-_]?(?:(?:\\d{3,8}-){1,3}\\d{3,12}|\\d{6,20}))(?![\\d.:]|\\s?(?:usdt|btc|eth|u\\b))");

    private static final int SHORTEST = 6;
    /** Characters that a label and what may stand between it and its number take at most. */
    private static final int LONGEST_LABEL = 48;

    private Identifiers() {}

    static List<Range> accounts(CutText text, List<Range> taken) {
        return find(ACCOUNT, text, taken);
    }

    static List<Range> orders(CutText text, List<Range> taken) {
        return find(ORDER, text, taken);
    }

    private static List<Range> find(Pattern pattern, CutText text, List<Range> taken) {
        char[] letters = text.letters();
        List<Range> found = List.of();
        Matcher matcher = null;
        int from = 0;
        for (int i = 0; i < letters.length; i++) {
            if (!Wording.digit(letters[i])) {
                continue;
            }
            int end = i;
            int digits = 0;
            while (end < letters.length && partOfNumber(letters, end)) {
                digits += Wording.digit(letters[end++]) ? 1 : 0;
            }
            // The pattern is tried only where a long number ends it.
            if (digits >= SHORTEST) {
                matcher = matcher == null
                        ? pattern.matcher(text.folded())
                                .useTransparentBounds(true)
                                .useAnchoringBounds(false)
                        : matcher;
                if (matcher.region(Math.max(from, i - LONGEST_LABEL), end).find()) {
                    if (!Times.inside(matcher.start(1), taken)) {
                        found = found.isEmpty() ? new ArrayList<>() : found;
                        found.add(new Range(matcher.start(1), matcher.end(1)));
                    }
                    from = matcher.end();
                }
            }
            i = end;
        }
        return found;
    }

    /** A digit, or a hyphen between two. */
    private static boolean partOfNumber(char[] text, int at) {
        return Wording.digit(text[at])
                || text[at] == '-'
                        && at > 0
                        && at + 1 < text.length
                        && Wording.digit(text[at - 1])
                        && Wording.digit(text[at + 1]);
    }
}
