package io.fairlead.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the words of a text file whose charset nobody states: byte order mark, then UTF-8, then the legacy ones. */
final class PlainText {
    private static final List<Charset> GUESSES =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), Charset.forName("windows-1252"));

    private PlainText() {}

    /** @param limit characters at most; what follows is left out */
    static String of(byte[] content, int limit) {
        String text = decoded(content);
        int end = Math.min(text.length(), limit);
        return text.substring(text.startsWith("\uFEFF") ? 1 : 0, end).replace("\0", "");
    }

    private static String decoded(byte[] content) {
        if (startsWith(content, 0xFE, 0xFF) || startsWith(content, 0xFF, 0xFE)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        for (Charset charset : GUESSES) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
