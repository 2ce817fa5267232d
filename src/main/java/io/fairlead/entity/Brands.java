package io.fairlead.entity;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operator's own names, domains, handles, addresses and numbers, from {@code config/brands.yaml}: whoever uses others poses. */
public final class Brands {
    private final List<String> names = new ArrayList<>();
    /** Of those names that are long enough to be resembled. */
    private final List<String> skeletons = new ArrayList<>();

    private final Set<String> domains = new HashSet<>();
    private final Set<String> handles = new HashSet<>();
    private final Set<String> mails = new HashSet<>();
    private final Set<String> phones = new HashSet<>();

    /** No brand at all: nothing is taken for an impersonation of one. */
    public static Brands none() {
        return new Brands();
    }

    /** Mistakes are noted; what could be read is kept. */
    public static Brands read(Path file, Mistakes mistakes) {
        Brands brands = new Brands();
        YamlNode root = YamlFile.read(file, mistakes);
        root.onlyKeys(Set.of("brands"));
        for (YamlNode node : root.get("brands").items()) {
            node.onlyKeys(Set.of("name", "aliases", "domains", "telegram", "emails", "phones", "staff_initiate_dm"));
            brands.names.add(Folding.key(node.required("name")));
            node.get("aliases").texts().forEach(alias -> brands.names.add(Folding.key(alias)));
            node.get("domains").texts().forEach(domain -> brands.domains.add(low(domain)));
            node.get("telegram").texts().forEach(handle -> brands.handles.add(low(handle.replaceFirst("^@", ""))));
            node.get("emails").texts().forEach(mail -> brands.mails.add(low(mail)));
            node.get("phones").texts().forEach(phone -> brands.phones.add(phone.replaceAll("\\D", "")));
            node.flag("staff_initiate_dm", false);
        }
        brands.names.removeIf(String::isBlank);
        brands.names.stream()
                .map(Lookalikes::skeleton)
                .filter(own -> own.length() >= 4)
                .forEach(brands.skeletons::add);
        return brands;
    }

    boolean ownMail(String mail) {
        return mails.contains(low(mail)) || ownDomain(mail.substring(mail.indexOf('@') + 1));
    }

    boolean ownDomain(String host) {
        String low = low(host);
        return domains.contains(low) || domains.stream().anyMatch(domain -> low.endsWith("." + domain));
    }

    boolean ownHandle(String handle) {
        return handles.contains(low(handle));
    }

    boolean ownPhone(String digits) {
        return phones.contains(digits)
                || digits.length() >= 8
                        && phones.stream()
                                .anyMatch(own -> own.length() >= 8 && (digits.endsWith(own) || own.endsWith(digits)));
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The text, folded, names one of the brands. */
    boolean named(char[] lower, int length) {
        String text = new String(lower, 0, length);
        return names.stream().anyMatch(text::contains);
    }

    /** A handle or domain label that reads as one of the names: contained, with look-alikes, or a letter or two off. */
    boolean resembles(String label) {
        String bare = Lookalikes.skeleton(label);
        for (String own : skeletons) {
            if (bare.contains(own) || Lookalikes.within(bare, own, own.length() >= 7 ? 2 : 1)) {
                return true;
            }
        }
        return false;
    }

    private static String low(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
