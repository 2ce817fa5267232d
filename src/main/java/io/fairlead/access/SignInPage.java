package io.fairlead.access;

import io.fairlead.web.Html;
import io.fairlead.web.LanguageLinks;
import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Asks for name and password; needs no JavaScript. */
final class SignInPage {
    private final PageTexts texts;
    private final boolean provider;

    /** @param provider whether people may sign in at an identity provider too */
    SignInPage(PageTexts texts, boolean provider) {
        this.texts = texts;
        this.provider = provider;
    }

    /** @param complaint in the page's language; empty where there is none */
    String render(String language, String next, String name, String complaint) {
        return Page.render(language, say(language, "sign-in.title"), """
                %s%s<form method="post" action="/sign-in?lang=%s">
                <input type="hidden" name="next" value="%s">
                <p class="field"><label for="name">%s</label>
                <input id="name" name="name" value="%s" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="80"%s></p>
                <p class="field"><label for="password">%s</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required%s></p>
                <p class="send"><button>%s</button></p>
                </form>
                %s""".formatted(
                        LanguageLinks.of(texts, texts.languages(), language, "?next=" + encoded(next) + "&amp;lang="),
                        complaint.isEmpty() ? "" : alert(complaint),
                        Html.escape(language),
                        Html.escape(next),
                        Html.escape(say(language, "sign-in.name")),
                        Html.escape(name),
                        name.isEmpty() ? " autofocus" : "",
                        Html.escape(say(language, "sign-in.password")),
                        name.isEmpty() ? "" : " autofocus",
                        Html.escape(say(language, "sign-in.title")),
                        provider
                                ? "<p><a href=\"/sign-in/provider\">" + Html.escape(say(language, "sign-in.provider"))
                                        + "</a></p>\n"
                                : ""));
    }

    static String alert(String complaint) {
        return "<div class=\"alert\" role=\"alert\"><p>" + Html.escape(complaint) + "</p></div>\n";
    }

    private static String encoded(String next) {
        return Html.escape(URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private String say(String language, String key) {
        return texts.say(language, key);
    }
}
