package io.fairlead.channel.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.channel.telegram.BotApiException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One update exactly as Telegram wrote it.
 *
 * @param id update_id
 * @param json the update's own bytes
 */
record RawUpdate(long id, byte[] json) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Cuts the answer of getUpdates into its updates; half an answer yields none. */
    static List<RawUpdate> all(byte[] answer) throws BotApiException {
        try (JsonParser parser = JSON.createParser(answer)) {
            return updates(parser, answer).stream()
                    .sorted(Comparator.comparingLong(RawUpdate::id))
                    .toList();
        } catch (IOException e) {
            throw new BotApiException(
                    Kind.LOST, "Telegram getUpdates: an answer that is not JSON, " + answer.length + " bytes");
        }
    }

    /** Reads one update that stands alone; empty when it is none. */
    static Optional<RawUpdate> one(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return Optional.of(update(parser, json));
        } catch (IOException e) {
            return Optional.empty();
        }
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
        int start = (int) parser.currentTokenLocation().getByteOffset();
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        Long id = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("update_id") && value == JsonToken.VALUE_NUMBER_INT) {
                id = parser.getLongValue();
            }
            parser.skipChildren();
        }
        expect(id != null);
        return new RawUpdate(id, Arrays.copyOfRange(answer, start, (int)
                parser.currentLocation().getByteOffset()));
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not an answer of getUpdates");
        }
    }
}
