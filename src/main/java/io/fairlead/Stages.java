package io.fairlead;

import io.fairlead.channel.Normaliser;
import io.fairlead.channel.Normalisers;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.email.EmailNormaliser;
import io.fairlead.channel.file.FileNormaliser;
import io.fairlead.channel.form.FormNormaliser;
import io.fairlead.channel.form.Forms;
import io.fairlead.channel.telegram.GroupPolicy;
import io.fairlead.channel.telegram.TelegramNormaliser;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.desk.AnswerTemplates;
import io.fairlead.entity.Recogniser;
import io.fairlead.entity.TextRecogniser;
import io.fairlead.event.Endpoints;
import io.fairlead.guard.Guard;
import io.fairlead.guard.PolicyGuard;
import io.fairlead.notice.NoticeTexts;
import io.fairlead.notice.Warnings;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.topic.Classifier;
import io.fairlead.topic.TopicClassifier;
import io.fairlead.topic.TopicsFile;
import io.fairlead.web.PageTexts;
import java.nio.file.Path;
import java.util.Map;

/** The stages of the path, built from {@code config/}; plain Java, so that a dry run needs neither Camel nor database. */
public record Stages(
        Forms forms,
        PageTexts pageTexts,
        Normaliser normalise,
        Recogniser recognise,
        Guard guard,
        TopicsFile topics,
        Classifier classify,
        NoticeTexts noticeTexts,
        Warnings warn,
        GroupPolicy select,
        AnswerTemplates answers,
        Endpoints endpoints) {

    /** Reads all of {@code config/}; what is wrong there is noted, and the result must then not be used. */
    public static Stages read(Path config, Mistakes mistakes) {
        return read(config, EmailLimits.DEFAULT, mistakes);
    }

    /** The same with the limits that the operator has set for mail. */
    public static Stages read(Path config, EmailLimits mail, Mistakes mistakes) {
        PageTexts pageTexts = PageTexts.read(config.resolve("pages"), mistakes);
        NoticeTexts noticeTexts = NoticeTexts.read(config.resolve("notices"), mistakes);
        Forms forms = Forms.read(config.resolve("forms"), mistakes);
        TopicsFile topics = TopicsFile.read(config.resolve("topics.yaml"), mistakes);
        EmailNormaliser mails = new EmailNormaliser(mail);
        return new Stages(
                forms,
                pageTexts,
                new Normalisers(Map.of(
                        ChannelKind.EMAIL, mails,
                        ChannelKind.FILE, new FileNormaliser(mails),
                        ChannelKind.TELEGRAM, new TelegramNormaliser(),
                        ChannelKind.FORM, new FormNormaliser(forms, pageTexts))),
                TextRecogniser.read(config.resolve("guard.yaml"), config.resolve("brands.yaml"), mistakes),
                PolicyGuard.read(config.resolve("guard.yaml"), mistakes),
                topics,
                TopicClassifier.of(topics, mistakes),
                noticeTexts,
                new Warnings(noticeTexts),
                GroupPolicy.read(YamlFile.read(config.resolve("groups.yaml"), mistakes)),
                AnswerTemplates.read(config.resolve("answers"), mistakes),
                Endpoints.read(config.resolve("webhooks.yaml"), mistakes));
    }

    /** The same with those two stages that know more in a running router. */
    Stages with(Warnings warning, GroupPolicy selecting) {
        return new Stages(
                forms,
                pageTexts,
                normalise,
                recognise,
                guard,
                topics,
                classify,
                noticeTexts,
                warning,
                selecting,
                answers,
                endpoints);
    }
}
