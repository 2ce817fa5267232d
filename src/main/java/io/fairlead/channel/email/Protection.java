package io.fairlead.channel.email;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Recognises S/MIME and PGP. Nothing is verified or decrypted: the mail is kept whole for whoever can. */
final class Protection {
    private Protection() {}

    /** Hints {@code signature} and {@code encrypted}, absent on ordinary mail. */
    static Map<String, String> hints(Part root, String text) {
        Map<String, String> hints = new LinkedHashMap<>();
        read(root, hints);
        if (text.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            hints.putIfAbsent("signature", "pgp, not verified");
        }
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            hints.putIfAbsent("encrypted", "pgp");
        }
        return hints;
    }

    private static void read(Part part, Map<String, String> hints) {
        String type = part.type().value();
        String protocol = part.type().parameter("protocol").toLowerCase(Locale.ROOT);
        if (type.equals("multipart/signed")) {
            hints.putIfAbsent("signature", (protocol.contains("pgp") ? "pgp" : "smime") + ", not verified");
        } else if (type.equals("multipart/encrypted")) {
            hints.putIfAbsent("encrypted", protocol.contains("pgp") ? "pgp" : "unknown");
        } else if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
            boolean signed =
                    part.type().parameter("smime-type").toLowerCase(Locale.ROOT).startsWith("signed");
            hints.putIfAbsent(signed ? "signature" : "encrypted", signed ? "smime, not verified" : "smime");
        }
        if (!part.isMail()) {
            part.children().forEach(child -> read(child, hints));
        }
    }
}
