package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.EntityTypes;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Guarded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactFinderTest {
    private static final TopicsFile FILE = TopicsFile.read(Path.of("config/topics.yaml"), new Mistakes());
    private static final FactFinder FACTS = new FactFinder(FILE.facts(), FILE.lexicon());

    @Test
    void identifiers_come_from_the_recogniser_in_the_words_of_the_message() {
        Guarded guarded = Sample.with(
                "uid «88112233», order «SO-5512345», mail «ann@partner.example»",
                EntityTypes.ACCOUNT_UID,
                EntityTypes.ORDER_NO,
                EntityTypes.EMAIL);

        assertThat(found(guarded))
                .contains(
                        new Fact("account_uid", "88112233"),
                        new Fact("order_number", "SO-5512345"),
                        new Fact("email", "ann@partner.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user 70112233 here | account_uid | 70112233",
                "我号70112233 | account_uid | 70112233",
                "position QX-7701122 closed | order_number | QX-7701122",
                "订单号 55012345678 | order_number | 55012345678",
                "卖单5501234567卡住 | order_number | 5501234567",
                "限价单5501234567没成交 | order_number | 5501234567",
                "交易号PAY55012345 | order_number | PAY55012345",
                "委托编号:7701-0042-1139 | order_number | 7701-0042-1139",
                "withdrawal WD-20260314-0071 pending | order_number | WD-20260314-0071",
                "payout OUT_5501204 failed | order_number | OUT_5501204",
                "會員編號 40112233 | account_uid | 40112233",
                "用户编号40112233 | account_uid | 40112233"
            })
    void numbers_that_the_recogniser_left_are_found_by_the_word_before_them(String text, String type, String value) {
        assertThat(found(Sample.guarded(text))).containsExactly(new Fact(type, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "好像没到，400个ATOM | 400",
                "一直审核中，8000U，急 | 8000",
                "填错了，650usdt，能拦截吗 | 650",
                "剩餘的 120 顆 LINK | 120",
                "授权后1.3万个USDT没了 | 1.3万",
                "my employer paid me 3 200 USDT | 3 200",
                "only 75 of USDC came | 75"
            })
    void an_amount_stands_before_its_unit_whatever_is_before_it(String text, String amount) {
        assertThat(found(Sample.guarded(text))).contains(new Fact("amount", amount));
    }

    @Test
    void what_is_part_of_a_word_or_a_number_is_no_amount() {
        assertThat(found(Sample.guarded("build-400 USDT screen, v1.400 USDT, 用户ID")))
                .noneMatch(fact -> fact.type().equals("amount") || fact.value().equals("ID"));
    }

    @Test
    void a_number_that_the_recogniser_named_is_no_second_fact() {
        Guarded guarded = Sample.with("order «70112233»", EntityTypes.ACCOUNT_UID);

        assertThat(found(guarded)).containsExactly(new Fact("account_uid", "70112233"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I sent 1,250.5 USDC | 1,250.5 | USDC",
                "充了三百个DOGE | 三百 | DOGE",
                "少了20多U | 20 | U",
                "提了7万刀出去 | 7万 | 刀",
                "moved 15k usdt | 15k | usdt",
                "提 2.5 SOL | 2.5 | SOL",
                "USDT 900 missing | 900 | USDT",
                "我转了两个比特币 | 两 | 比特币"
            })
    void amounts_stand_beside_their_coin(String text, String amount, String coin) {
        assertThat(found(Sample.guarded(text)))
                .containsExactlyInAnyOrder(new Fact("amount", amount), new Fact("coin", coin));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"paid 300 EUR by card | 300", "付了5000块 | 5000", "$750 gone | 750", "金额 1200 | 1200"})
    void money_is_an_amount_but_no_coin(String text, String amount) {
        assertThat(found(Sample.guarded(text))).containsExactly(new Fact("amount", amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waiting 3 days now with 10x",
                "两个问题想问",
                "please link me to the near shop",
                "error 429 again",
                "手续费0.1%是吗",
                "I have one dot and a mask"
            })
    void other_numbers_and_everyday_words_are_neither(String text) {
        assertThat(found(Sample.guarded(text))).extracting(Fact::type).doesNotContain("amount", "coin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "用TRC20充的 | TRC20",
                "sent over the Ethereum network | Ethereum",
                "走波场转的 | 波场",
                "via Solana | Solana",
                "I used BNB Smart Chain | BNB Smart Chain",
                "Arbitrum链 | Arbitrum"
            })
    void networks_are_told_from_coins_of_the_same_name(String text, String network) {
        assertThat(found(Sample.guarded(text))).containsExactly(new Fact("network", network));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ARB/USDT stuck | ARB/USDT",
                "LTC-USDT挂单 | LTC-USDT",
                "ethbtc at market | ethbtc",
                "SUIUSDT永续 | SUIUSDT"
            })
    void a_trading_pair_is_one_fact_and_no_coin(String text, String pair) {
        assertThat(found(Sample.guarded(text))).containsExactly(new Fact("trading_pair", pair));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it left last Friday at 18:40 UTC and is gone | last Friday at 18:40 UTC",
                "昨天下午3点半开始的 | 昨天下午3点半",
                "2026-01-04 09:12:33 那笔 | 2026-01-04 09:12:33",
                "1月4号晚上 | 1月4号晚上",
                "on March 3rd, 2026 it broke | March 3rd, 2026",
                "两个小时前 | 两个小时前",
                "2 hours ago | 2 hours ago",
                "since 7pm | 7pm",
                "上周三提的 | 上周三"
            })
    void times_are_found_whole(String text, String time) {
        assertThat(found(Sample.guarded(text))).containsExactly(new Fact("time", time));
    }

    @Test
    void a_date_after_a_number_and_a_comma_is_no_part_of_that_number() {
        assertThat(found(Sample.guarded("UID 70112233,6月30日崩了"))).contains(new Fact("time", "6月30日"));
        assertThat(found(Sample.guarded("lost 1,250 at once"))).isEmpty();
    }

    @Test
    void far_down_in_a_huge_text_only_what_the_recogniser_named_is_a_fact() {
        Guarded guarded = Sample.with("btc/".repeat(250_000) + " 5 LTC «70112233»", EntityTypes.ACCOUNT_UID);

        assertThat(found(guarded))
                .contains(new Fact("account_uid", "70112233"))
                .doesNotContain(new Fact("coin", "LTC"));
    }

    @Test
    void evidence_is_a_word_for_it_a_link_to_the_chain_or_a_file() {
        Fact evidence = new Fact("evidence", true);
        var file = new Attachment("a.png", "image/png", 10, null, null, null);
        var message = Sample.message(ChannelKind.FORM, "see").withAttachments(List.of(file));

        assertThat(found(Sample.guarded("截图已上传"))).contains(evidence);
        assertThat(found(Sample.guarded("https://scan.example/tx/0xabc"))).contains(evidence);
        assertThat(found(Sample.guarded(message))).contains(evidence);
        assertThat(found(Sample.guarded("nothing"))).isEmpty();
    }

    @Test
    void demand_and_absent_evidence_are_said_only_where_the_topic_asks_for_them() {
        List<String> complaint = List.of("demand", "evidence");

        assertThat(FACTS.forTopic(List.of(), CutText.of("i want a refund", FILE.lexicon()), complaint))
                .containsExactlyInAnyOrder(new Fact("demand", true), new Fact("evidence", false));
        assertThat(FACTS.forTopic(List.of(), CutText.of("what a joke", FILE.lexicon()), complaint))
                .contains(new Fact("demand", false));
        assertThat(FACTS.forTopic(List.of(), CutText.of("i want a refund", FILE.lexicon()), List.of("time")))
                .isEmpty();
    }

    @Test
    void what_the_topic_needs_and_the_message_lacks_is_missing() {
        Topic withdrawal = TopicsFile.read(Path.of("config/topics.yaml"), new Mistakes())
                .topics()
                .get("withdrawal");
        Guarded guarded = Sample.with("uid «88112233» 30 usdt", EntityTypes.ACCOUNT_UID);
        Guarded hashed = Sample.with("«0xaa»", EntityTypes.TX_HASH);

        assertThat(Missing.of(withdrawal, found(guarded), guarded))
                .containsExactly("order_number|transaction_hash", "time");
        assertThat(Missing.of(withdrawal, found(hashed), hashed)).doesNotContain("order_number|transaction_hash");
        assertThat(Missing.of(withdrawal, List.of(), Sample.critical("x"))).contains("account_uid");
    }

    private static List<Fact> found(Guarded guarded) {
        String text = guarded.message().text();
        return FACTS.find(guarded, guarded.message().replyText(), CutText.of(text, FILE.lexicon()));
    }
}
