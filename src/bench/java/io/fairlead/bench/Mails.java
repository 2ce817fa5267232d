package io.fairlead.bench;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Ordinary customers' mails for the benchmarks: four texts of about 500 characters, each numbered. */
final class Mails {
    private static final List<String> TEXTS = List.of(
            """
            Hello support team,

            yesterday evening I sent 250 USDT from my wallet to the deposit address that your app showed me, over the TRON
            network. The block explorer says that the transfer is confirmed since then, but my balance did not change and
            there is nothing in the list of deposits. My UID is 4418%04d. I have restarted the app and signed in again, the
            picture is the same. Could you please look where the money is and tell me how long it takes? I need it for an
            order that I want to place today.

            Thank you and kind regards
            """,
            """
            您好，我昨天晚上八点左右从交易所提现了三百个USDT到自己的钱包，到现在已经超过十二个小时了，页面上一直显示处理中，
            链上也查不到任何记录。我的账号UID是4418%04d，提现的时候填的地址我反复核对过，没有问题。之前提现最多半个小时就能到，
            这次不知道是什么原因。麻烦你们尽快帮我查一下，如果是因为风控需要补充资料，也请告诉我需要提供什么，我马上提交。
            另外手机端的客服一直排队，进不去，只能发邮件联系你们。希望今天之内能有一个答复，谢谢！
            """,
            """
            hi, i tried to log in since this morning but the authenticator code is always called wrong. i changed my phone last
            week and moved the app with the backup, all other sites work with it. the help page says to reset the two factor in
            the security menu, but to get there i must be logged in, so it goes in a circle. my account is 4418%04d. i also have
            an open futures position that i cannot watch, please tell me what i have to send you to prove that it is me and how
            long it will take until i am back in
            """,
            """
            你好，我想咨询一下合约手续费的问题。昨天我在永续合约里面开了十倍杠杆的多单，平仓的时候发现扣的手续费比页面上写的
            费率高了不少，而且资金费用也扣了两次。我的UID是4418%04d，订单是昨天下午三点多成交的。我看公告说VIP用户有折扣，
            我上个月的交易量应该已经达到标准了，为什么还是按照普通用户收费？请帮我核对一下明细，多扣的部分能不能退回来？
            如果是我理解错了，也请说明一下具体是怎么计算的，谢谢。
            """);

    private Mails() {}

    static Inbound inbound(int number) {
        return new Inbound(
                new Channel("support-mail", ChannelKind.EMAIL),
                "1-" + number,
                "message/rfc822",
                raw(number),
                Instant.now());
    }

    static byte[] raw(int number) {
        String mail = """
                From: Customer %1$d <customer%1$d@example.org>
                To: support@example.com
                Subject: Question %1$d
                Date: Sun, 22 Nov 2026 08:00:00 +0000
                Message-ID: <bench.%1$d@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                """.formatted(number) + TEXTS.get(number % TEXTS.size()).formatted(number % 10_000);
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
