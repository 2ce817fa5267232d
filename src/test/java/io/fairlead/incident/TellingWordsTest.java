package io.fairlead.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellingWordsTest {
    @Test
    void whatIsACustomersOwnIsLeftOut() {
        assertEquals(
                "Withdrawal of USDT to stuck, see or write",
                TellingWords.words(
                        "Withdrawal of 250 USDT to [CRYPTO_ADDRESS] stuck,\n see https://a.example/x?id=y or write"
                                + " me@example.org"));
    }

    @Test
    void aNumberAmongChineseTakesItsSentenceNotAlong() {
        assertEquals("我的UID是 ，提现 一直没到", TellingWords.words("我的UID是4418123，提现300USDT一直没到"));
        assertEquals(Set.of("提现", "现没", "没到"), TellingWords.of("提现没到４４１８"));
    }

    @Test
    void wordsAreComparedInSmallLettersAndTheSingular() {
        assertEquals(Set.of("order", "the", "cross"), TellingWords.of("ORDERS of the Cross, ok"));
    }

    @Test
    void anOpenBracketIsNoMask() {
        assertEquals("[a b", TellingWords.words("[a b"));
        assertEquals("x", TellingWords.words("x [1"));
        assertEquals("", TellingWords.words("[" + "9".repeat(60)));
    }

    @Test
    void aLongTextIsReadInOneGo() {
        // a run of characters without a space took time by the square of its length
        assertEquals(List.of("资产", "产资"), List.copyOf(TellingWords.of("资产".repeat(50_000))));
    }
}
