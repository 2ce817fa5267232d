package io.fairlead.channel.email;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Outlook's winmail.dat (MS-OXTNEF): the files and the text in it; a damaged one yields what stands before the damage. */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int BODY = 0x0002800C;
    private static final int MESSAGE_PROPERTIES = 0x00069003;
    private static final int NEXT_FILE = 0x00069002;
    private static final int FILE_TITLE = 0x00018010;
    private static final int FILE_DATA = 0x0006800F;
    private static final int FILE_PROPERTIES = 0x00069005;

    private static final int PR_BODY = 0x1000;
    private static final int PR_RTF = 0x1009;
    private static final int PR_BODY_HTML = 0x1013;
    private static final int LONGEST_RTF = 4 << 20;
    private static final int PR_ATTACH_DATA = 0x3701;
    private static final int PR_ATTACH_FILENAME = 0x3704;
    private static final int PR_ATTACH_LONG_FILENAME = 0x3707;
    private static final int PR_ATTACH_MIME_TAG = 0x370E;

    /** Something inside: a file, or the message's text, whose type is {@code text/plain} or {@code text/html}. */
    static final class Item {
        private String name = "";
        private String type = "";
        private byte[] content = new byte[0];

        String name() {
            return name;
        }

        String type() {
            return type.isEmpty() ? "application/octet-stream" : type;
        }

        byte[] content() {
            return content;
        }

        boolean isText() {
            return name.isEmpty() && type.startsWith("text/");
        }
    }

    private final ByteBuffer bytes;
    private final List<Item> items = new ArrayList<>();
    private Item file;

    private Tnef(byte[] content) {
        this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<Item> read(byte[] content) {
        Tnef tnef = new Tnef(content);
        try {
            tnef.attributes();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return tnef.items;
        }
        return tnef.items;
    }

    private void attributes() {
        if (bytes.getInt() != SIGNATURE) {
            return;
        }
        bytes.getShort();
        while (bytes.remaining() > 9) {
            bytes.get();
            int tag = bytes.getInt();
            byte[] value = take(bytes, bytes.getInt());
            if (tag == BODY) {
                text("text/plain", value);
            } else if (tag == NEXT_FILE) {
                file = new Item();
                items.add(file);
            } else if (tag == MESSAGE_PROPERTIES || tag == FILE_PROPERTIES && file != null) {
                properties(value, tag == FILE_PROPERTIES);
            } else if (tag == FILE_TITLE && file != null && file.name.isEmpty()) {
                file.name = string(value);
            } else if (tag == FILE_DATA && file != null) {
                file.content = value;
            }
            bytes.getShort();
        }
    }

    private void text(String type, byte[] value) {
        Item item = new Item();
        item.type = type;
        item.content = value;
        items.add(item);
    }

    /** Outlook keeps HTML in it, too; a mail that was plain text has that as well. */
    private void rtf(byte[] packed) {
        Rtf rtf = Rtf.read(CompressedRtf.unpack(packed, LONGEST_RTF));
        if (!rtf.text().isBlank()) {
            text(rtf.isHtml() ? "text/html" : "text/plain", rtf.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void properties(byte[] value, boolean ofFile) {
        ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (int count = in.getInt(); count > 0; count--) {
                int type = in.getShort() & 0xffff;
                int id = in.getShort() & 0xffff;
                if (id >= 0x8000) {
                    skipName(in);
                }
                byte[] found = value(in, type);
                if (ofFile) {
                    fileProperty(id, type, found);
                } else if (id == PR_BODY_HTML) {
                    text("text/html", found);
                } else if (id == PR_RTF) {
                    rtf(found);
                } else if (id == PR_BODY) {
                    text("text/plain", unicode(type, found).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return;
        }
    }

    private void fileProperty(int id, int type, byte[] value) {
        switch (id) {
            case PR_ATTACH_LONG_FILENAME -> file.name = unicode(type, value);
            case PR_ATTACH_FILENAME -> file.name = file.name.isEmpty() ? unicode(type, value) : file.name;
            case PR_ATTACH_MIME_TAG -> file.type = unicode(type, value);
            case PR_ATTACH_DATA -> file.content = file.content.length == 0 ? value : file.content;
            default -> {}
        }
    }

    private static void skipName(ByteBuffer in) {
        take(in, 16);
        boolean byNumber = in.getInt() == 0;
        take(in, byNumber ? 4 : padded(in.getInt()));
    }

    /** The value, the last one of several; empty for numbers. */
    private static byte[] value(ByteBuffer in, int type) {
        boolean many = (type & 0x1000) != 0;
        int base = type & 0xfff;
        int size = switch (base) {
            case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> 0;
        };
        byte[] last = new byte[0];
        for (int count = many || size == 0 ? in.getInt() : 1; count > 0; count--) {
            if (size > 0) {
                take(in, size);
            } else {
                int length = in.getInt();
                last = take(in, length);
                take(in, padded(length) - length);
            }
        }
        return last;
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        in.get(value);
        return value;
    }

    private static String unicode(int type, byte[] value) {
        return (type & 0xfff) == 0x1F
                ? new String(value, StandardCharsets.UTF_16LE).replace("\u0000", "")
                : string(value);
    }

    private static String string(byte[] value) {
        int end = Lines.indexOf(value, (byte) 0, 0, value.length);
        return Charsets.decode(Arrays.copyOf(value, end < 0 ? value.length : end), null);
    }
}
