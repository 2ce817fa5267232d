package io.fairlead.web;

/** The frame of every page that the server renders: language, style sheet, one heading. */
public final class Page {
    private Page() {}

    /** @param body HTML; whatever a person typed must be escaped in it already */
    public static String render(String language, String title, String body) {
        return render(language, title, body, "");
    }

    /** @param script a module under {@code /web/} that makes the page nicer; the page works without it */
    public static String render(String language, String title, String body, String script) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="/web/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/web/base.css">
                <link rel="stylesheet" href="/web/form.css">%s
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                Html.escape(language),
                Html.escape(title),
                script.isEmpty() ? "" : "\n<script type=\"module\" src=\"/web/" + Html.escape(script) + "\"></script>",
                Html.escape(title),
                body);
    }
}
