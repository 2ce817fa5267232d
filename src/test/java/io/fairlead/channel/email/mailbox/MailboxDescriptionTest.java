package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** mailbox.json is what "fairlead check" knows of the component. */
class MailboxDescriptionTest {
    @Test
    void describes_exactly_the_options_that_an_endpoint_takes() throws Exception {
        JsonNode description = new ObjectMapper()
                .readTree(MailboxComponent.class.getResource("mailbox.json"))
                .get("properties");
        List<String> described = StreamSupport.stream(((Iterable<String>) description::fieldNames).spliterator(), false)
                .filter(name -> description.get(name).get("kind").asText().equals("parameter"))
                .toList();

        assertThat(Arrays.stream(MailboxEndpoint.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("set"))
                        .map(name -> name.substring(3, 4).toLowerCase() + name.substring(4)))
                .containsExactlyInAnyOrderElementsOf(described);
    }
}
