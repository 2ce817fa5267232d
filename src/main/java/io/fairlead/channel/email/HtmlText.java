package io.fairlead.channel.email;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/**
 * A mail's HTML, made safe and made text. Nothing that is kept loads from anywhere: images stay only where they came
 * with the mail, as {@code cid:} and the part's number.
 */
final class HtmlText {
    private static final Safelist SAFE = Safelist.relaxed()
            .removeProtocols("img", "src", "http", "https")
            .addProtocols("img", "src", "cid")
            .addTags("hr", "center", "font", "s", "del", "ins")
            .removeProtocols("a", "href", "ftp")
            .removeProtocols("blockquote", "cite", "http", "https")
            .removeProtocols("q", "cite", "http", "https")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    private static final Set<String> SILENT =
            Set.of("head", "title", "style", "script", "template", "noscript", "object", "svg", "math", "map");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "ul", "ol", "dl", "table", "pre", "blockquote", "h1", "h2", "h3");
    private static final Set<String> CELLS =
            Set.of("td", "th", "img", "button", "input", "option", "select", "textarea");

    private final Document document;
    private String text;

    private HtmlText(Document document) {
        this.document = document;
    }

    /** Reads as much as can be read in time: HTML exists that takes seconds for each of its kilobytes. */
    static HtmlText parse(String html, Budget budget) {
        return new HtmlText(Parser.htmlParser().parseInput(new TimedReader(html, budget), ""));
    }

    /**
     * Safe HTML of the body.
     *
     * @param partNumbers number of the part by its Content-ID
     */
    String safe(Map<String, String> partNumbers) {
        for (Element image : document.select("img[src]")) {
            String source = image.attr("src").strip();
            boolean embedded = source.toLowerCase(Locale.ROOT).startsWith("cid:");
            String number = embedded ? partNumbers.get(source.substring(4)) : null;
            if (number == null) {
                image.removeAttr("src");
            } else {
                image.attr("src", "cid:" + number);
            }
        }
        Document clean = new Cleaner(SAFE).clean(document);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html().strip();
    }

    /** Text for people and detectors: cells, blocks and line breaks always keep their neighbours apart. */
    String text() {
        if (text == null) {
            Writer writer = new Writer();
            document.traverse(writer);
            text = writer.text();
        }
        return text;
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int silent;
        private int preformatted;
        private int quotes;
        private int quotedAbove;
        private int breaks;
        private boolean space;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (silent == 0) {
                    write(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (SILENT.contains(name)) {
                    silent++;
                } else if (name.equals("br")) {
                    lineBreak();
                } else if (CELLS.contains(name)) {
                    space = true;
                } else if (name.equals("hr")) {
                    atLeast(1);
                } else if (element.isBlock()) {
                    atLeast(PARAGRAPHS.contains(name) ? 2 : 1);
                    preformatted += name.equals("pre") ? 1 : 0;
                    quotes += isQuote(element) ? 1 : 0;
                }
                if (name.equals("li")) {
                    write("- ");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (SILENT.contains(name)) {
                silent--;
            } else if (CELLS.contains(name)) {
                space = true;
            } else if (element.isBlock() && !name.equals("hr")) {
                atLeast(PARAGRAPHS.contains(name) ? 2 : 1);
                preformatted -= name.equals("pre") ? 1 : 0;
                quotes -= isQuote(element) ? 1 : 0;
            }
        }

        /** Mail programs quote with it; those that indent with it say that there is no border. */
        private static boolean isQuote(Element element) {
            return element.normalName().equals("blockquote")
                    && !element.attr("style")
                            .toLowerCase(Locale.ROOT)
                            .replace(" ", "")
                            .contains("border:none");
        }

        private void write(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (preformatted > 0 && c == '\n') {
                    lineBreak();
                } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0') {
                    if (preformatted > 0 && c == ' ' && breaks == 0) {
                        text.append(c);
                    } else {
                        space = true;
                    }
                } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
                    open();
                    text.append(c);
                }
            }
        }

        /** Writes the breaks or the space that are due before the next visible character. */
        private void open() {
            boolean first = text.length() == 0;
            if (breaks > 0 || first) {
                for (int i = 0; i < breaks && !first; i++) {
                    text.append('\n');
                    if (i < breaks - 1 && quotes > 0 && quotedAbove > 0) {
                        text.append(">".repeat(Math.min(Math.min(quotes, quotedAbove), 20)));
                    }
                }
                if (quotes > 0) {
                    text.append(">".repeat(Math.min(quotes, 20))).append(' ');
                }
            } else if (space) {
                text.append(' ');
            }
            breaks = 0;
            space = false;
            quotedAbove = quotes;
        }

        private void lineBreak() {
            breaks = Math.min(breaks + 1, 3);
            space = false;
        }

        private void atLeast(int wanted) {
            breaks = Math.max(breaks, wanted);
            space = false;
        }

        String text() {
            return text.toString().strip();
        }
    }
}
