package io.fairlead.channel.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people read of a mail, and which parts are files: the choice between alternatives, related and mixed parts. */
final class Content {
    private final EmailLimits limits;
    private final Budget budget;
    private final List<Part> files = new ArrayList<>();
    private final Map<String, String> partNumbers = new HashMap<>();
    private final Words words;
    private Words outlook = Words.NONE;

    private Content(Part root, Budget budget) {
        this.budget = budget;
        this.limits = budget.limits();
        number(root);
        Words read = read(root);
        if (read.isBlank()) {
            Part named = files.stream().filter(this::isNamedBody).findFirst().orElse(null);
            if (named != null) {
                files.remove(named);
                read = words(named);
            }
        }
        read = read.isBlank() && !outlook.isBlank() ? outlook : read;
        read = read.isBlank() ? invitation(read) : read;
        this.words = read;
    }

    static Content of(Part root, Budget budget) {
        return new Content(root, budget);
    }

    String text() {
        return words.text().strip();
    }

    /** Safe HTML, or null when the mail has none. */
    String html() {
        if (words.html == null || budget.isSpent()) {
            return null;
        }
        HtmlText page = words.page == null ? HtmlText.parse(words.html, budget) : words.page;
        String safe = page.safe(partNumbers);
        return safe.isEmpty() ? null : safe;
    }

    /** Parts that are attachments, in their order. */
    List<Part> files() {
        return files;
    }

    private void number(Part part) {
        String id = part.headers().raw("content-id");
        if (id != null) {
            partNumbers.putIfAbsent(id.replaceAll("[<>\\s]", ""), part.number());
        }
        part.children().forEach(this::number);
    }

    private boolean isNamedBody(Part part) {
        return part.type().value().startsWith("text/")
                && !part.disposition().value().equals("attachment")
                && (part.isText("plain") || part.isText("html"));
    }

    private Words read(Part part) {
        if (part.isMultipart("alternative")) {
            return alternative(part);
        }
        boolean signed = part.type().value().endsWith("pkcs7-mime");
        if (part.isMultipart() && part.children().isEmpty()) {
            files.add(part);
            return Words.NONE;
        }
        if (part.isMultipart()
                || (signed || part.isText("plain")) && !part.children().isEmpty()) {
            Words all = Words.NONE;
            for (Part child : part.children()) {
                all = all.and(read(child));
            }
            return all;
        }
        if (!part.isMail() && !part.children().isEmpty()) {
            part.children().forEach(this::readOutlook);
            return Words.NONE;
        }
        if (isFile(part)) {
            files.add(part);
            return Words.NONE;
        }
        return words(part);
    }

    /** Outlook repeats in winmail.dat what the mail says; its text counts where the mail has none. */
    private void readOutlook(Part part) {
        if (isFile(part)) {
            files.add(part);
        } else {
            outlook = outlook.and(words(part));
        }
    }

    private Words invitation(Words otherwise) {
        return files.stream()
                .filter(file -> file.isText("calendar"))
                .findFirst()
                .map(file -> new Words(Invitation.text(file.string(limits.text())), otherwise.html, otherwise.page))
                .orElse(otherwise);
    }

    private Words alternative(Part part) {
        String plain = null;
        Words html = Words.NONE;
        for (Part child : part.children()) {
            Words read = read(child);
            plain = plain == null || plain.isBlank() ? read.plain : withMore(plain, read.plain);
            html = read.html == null ? html : read;
        }
        return new Words(plain, html.html, html.page);
    }

    /** Two different plain texts are no alternatives of each other. */
    private static String withMore(String plain, String more) {
        boolean same = more == null || more.isBlank() || plain.contains(more.strip());
        return same ? plain : plain.stripTrailing() + "\n\n" + more;
    }

    private static boolean isFile(Part part) {
        String type = part.type().value();
        boolean readable = type.equals("text/plain")
                || type.equals("text/html")
                || type.equals("text/enriched")
                || type.equals("text/richtext")
                || type.equals("text/x-amp-html")
                || type.equals("text")
                || type.equals("plain/text");
        return !readable
                || part.disposition().value().equals("attachment")
                || !part.name().isEmpty()
                || part.isMail();
    }

    private Words words(Part part) {
        if (budget.isSpent()) {
            return Words.NONE;
        }
        byte[] content = part.content();
        String text = part.string(content, limits.text() * 4);
        if (content.length > limits.text() * 4) {
            budget.note("text_cut", "only the first " + limits.text() * 4 + " bytes of the text were read");
        }
        if (part.isText("html")) {
            return new Words(null, text, HtmlText.parse(text, budget));
        }
        if (part.isText("x-amp-html")) {
            return Words.NONE;
        }
        if (part.isText("enriched") || part.isText("richtext")) {
            return new Words(
                    HtmlText.parse(text.replace("<<", "&lt;").replace("\n", "<br>"), budget)
                            .text(),
                    null,
                    null);
        }
        if (part.type().parameter("format").equalsIgnoreCase("flowed")) {
            text = FlowedText.join(text, part.type().parameter("delsp").equalsIgnoreCase("yes"));
        }
        return new Words(text, null, null);
    }

    /** Plain text and HTML of the same words; either may be missing. */
    private record Words(String plain, String html, HtmlText page) {
        static final Words NONE = new Words(null, null, null);

        boolean isBlank() {
            return text().isBlank();
        }

        String text() {
            if (plain != null && !plain.isBlank()) {
                return plain;
            }
            return page == null ? "" : page.text();
        }

        Words and(Words more) {
            if (more.plain == null && more.html == null) {
                return this;
            }
            if (plain == null && html == null) {
                return more;
            }
            String both = text().stripTrailing() + "\n\n" + more.text();
            return new Words(both, html == null && more.html == null ? null : asHtml() + more.asHtml(), null);
        }

        private String asHtml() {
            return html != null
                    ? html
                    : "<div>" + org.jsoup.nodes.Entities.escape(plain).replace("\n", "<br>") + "</div>";
        }
    }
}
