package io.fairlead.web;

/** The frame of every page that the server renders: language, style sheet, one heading; no script. */
public final class Page {
    private Page() {}

    /** @param body HTML; whatever a person typed must be escaped in it already */
    public static String render(String language, String title, String body) {
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
                <link rel="stylesheet" href="/web/form.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(Html.escape(language), Html.escape(title), Html.escape(title), body);
    }
}
