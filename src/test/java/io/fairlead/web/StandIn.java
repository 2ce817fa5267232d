package io.fairlead.web;

import io.fairlead.access.Person;
import io.fairlead.access.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stands in for the sign-in: the header Person says who asks and in which roles, {@code mei/agent+operator}. */
final class StandIn implements InterceptStrategy {
    private static final String HEADER = "Person";
    private static final String NOBODY = "nobody";

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        if (!String.valueOf(definition.getId()).endsWith("-take")) {
            return target;
        }
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Object said = exchange.getMessage().getHeader(HEADER);
                if (!NOBODY.equals(said)) {
                    person(said == null ? "mei/agent" : said.toString()).enter(exchange);
                }
                return super.process(exchange, callback);
            }
        };
    }

    private static Person person(String header) {
        String[] said = header.split("/");
        return new Person(
                said[0],
                Arrays.stream(said[1].split("\\+"))
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }
}
