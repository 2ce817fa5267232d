package io.fairlead.channel.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.channel.telegram.BotApiException.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One update exactly as Telegram wrote it.
 *
 * @param id update_id; {@link #UNNUMBERED} when it bears none that can be confirmed
 * @param chat number of the chat that it is about; empty when it is about none
 * @param json the update's own bytes
 */
record RawUpdate(long id, String chat, byte[] json) {
    static final long UNNUMBERED = -1;

    /** One update past the usual limits must not make the whole answer unreadable, and so hold up all others for ever. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final ObjectMapper TREE = new ObjectMapper(JSON);

    /** Cuts the answer of getUpdates into its updates; half an answer yields none. */
    static List<RawUpdate> all(byte[] answer) throws BotApiException {
        try (JsonParser parser = JSON.createParser(answer)) {
            return updates(parser, answer).stream()
                    .sorted(Comparator.comparingLong(RawUpdate::id))
                    .toList();
        } catch (IOException e) {
            throw new BotApiException(
                    Kind.LOST, "Telegram getUpdates: an answer without updates, " + answer.length + " bytes");
        }
    }

    /** Reads one update that stands alone; empty when it is none. */
    static Optional<RawUpdate> one(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            return Optional.of(update(parser, json)).filter(update -> update.id() != UNNUMBERED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** When what it tells of was sent or edited; empty where it does not say so. */
    Optional<Instant> sentAt() {
        try {
            for (JsonNode part : TREE.readTree(json)) {
                JsonNode date = part.path("edit_date").isIntegralNumber() ? part.path("edit_date") : part.path("date");
                if (date.isIntegralNumber() && date.canConvertToInt()) {
                    return Optional.of(Instant.ofEpochSecond(date.asInt()));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    boolean isNumbered() {
        return id != UNNUMBERED;
    }

    /** Under which the ledger and quarantine know it. */
    String sourceId() {
        return isNumbered() ? Long.toString(id) : "unnumbered:" + Integer.toHexString(Arrays.hashCode(json));
    }

    /** Tells it from another update with the same number. */
    String key() {
        return id + ":" + Arrays.hashCode(json);
    }

    private static List<RawUpdate> updates(JsonParser parser, byte[] answer) throws IOException {
        List<RawUpdate> updates = null;
        boolean ok = false;
        expect(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("ok")) {
                ok = value == JsonToken.VALUE_TRUE;
            } else if (field.equals("result")) {
                expect(value == JsonToken.START_ARRAY);
                updates = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    updates.add(update(parser, answer));
                }
            } else {
                parser.skipChildren();
            }
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT && ok && updates != null);
        return updates;
    }

    private static RawUpdate update(JsonParser parser, byte[] answer) throws IOException {
        expect(parser.currentToken() != null);
        int start = (int) parser.currentTokenLocation().getByteOffset();
        OptionalLong id = OptionalLong.empty();
        String chat = "";
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("update_id") && value.isScalarValue()) {
                    id = number(parser.getText());
                } else if (value == JsonToken.START_OBJECT && chat.isEmpty()) {
                    chat = within(parser, "chat", chatObject -> within(chatObject, "id", RawUpdate::scalar));
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
            parser.finishToken();
        }
        return new RawUpdate(id.orElse(UNNUMBERED), chat, Arrays.copyOfRange(answer, start, (int)
                parser.currentLocation().getByteOffset()));
    }

    private interface Reader {
        String read(JsonParser parser) throws IOException;
    }

    /** Reads one field of the object at which the parser stands, and passes over the rest; empty when it is not there. */
    private static String within(JsonParser parser, String wanted, Reader reader) throws IOException {
        String found = "";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return found;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIt = parser.currentName().equals(wanted);
            JsonToken value = parser.nextToken();
            if (isIt && (value == JsonToken.START_OBJECT || value.isScalarValue())) {
                found = reader.read(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static String scalar(JsonParser parser) throws IOException {
        String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
        parser.skipChildren();
        return text;
    }

    /** Also from a text or from 1e3: who writes numbers so counts like everybody else. */
    private static OptionalLong number(String written) {
        try {
            long number = written.length() > 40 ? -1 : new BigDecimal(written).longValueExact();
            // A negative offset would make Telegram forget all but the last updates.
            return number < 0 || number == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not an answer of getUpdates");
        }
    }
}
