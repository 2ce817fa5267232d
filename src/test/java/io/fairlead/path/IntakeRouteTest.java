package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.Drafts;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** The intake route by itself: the order of its steps, and what it lets through. */
class IntakeRouteTest extends CamelTestSupport {
    @Test
    void the_stages_stand_one_under_the_other_in_the_order_of_the_path() {
        assertThat(intake().getOutputs())
                .extracting(ProcessorDefinition::getId)
                .containsSubsequence(
                        "strip-headers",
                        "keep-inbound",
                        "normalise",
                        "keep-attachments",
                        "recognise",
                        "guard",
                        "classify",
                        "warn",
                        "select",
                        "seal",
                        "queue");
    }

    @Test
    void the_intake_leaves_failures_to_the_route_that_called_it() {
        assertThat(intake().getErrorHandler().getErrorHandlerType().getClass().getSimpleName())
                .isEqualTo("NoErrorHandlerDefinition");
    }

    @Test
    void no_header_survives_the_first_step_but_the_count_of_attempts() throws Exception {
        MockEndpoint reached = replaceAfterHeaders();
        reached.expectedMessageCount(1);

        template.sendBodyAndHeaders(
                "direct:intake",
                Drafts.draft().inbound(),
                Map.of("CamelSqlQuery", "drop", "moveTo", "x", "subject", "y", Exchange.REDELIVERY_COUNTER, 2));

        reached.assertIsSatisfied();
        assertThat(reached.getExchanges().get(0).getIn().getHeaders()).containsOnlyKeys(Exchange.REDELIVERY_COUNTER);
        assertThat(reached.getExchanges().get(0).getVariable("inbound")).isInstanceOf(Inbound.class);
    }

    @Test
    void what_is_ignored_ends_in_the_ledger_and_goes_no_further() throws Exception {
        MockEndpoint ledger = getMockEndpoint("mock:ledger");
        MockEndpoint beyond = getMockEndpoint("mock:beyond");
        AdviceWith.adviceWith(context, "intake", route -> {
            route.weaveById("normalise")
                    .replace()
                    .process(exchange -> exchange.getIn()
                            .setBody(new Ignored(Drafts.draft().inbound().channel(), "s", "member_joined")));
            route.weaveByToUri("direct:ignored").replace().to("mock:ledger");
            route.weaveById("recognise").replace().to("mock:beyond");
        });
        ledger.expectedMessageCount(1);
        beyond.expectedMessageCount(0);

        template.sendBody("direct:intake", Drafts.draft().inbound());

        MockEndpoint.assertIsSatisfied(context);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        for (String bean : List.of("tally", "stages", "attachments", "bots", "rows")) {
            camel.getRegistry().bind(bean, new Stage());
        }
        camel.getRegistry().bind("dataSource", new org.postgresql.ds.PGSimpleDataSource());
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() throws Exception {
        return PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(
                        PluginHelper.getResourceLoader(context).resolveResource("file:routes/intake.camel.yaml"))
                .iterator()
                .next();
    }

    /** Has the methods that the route names; no test here lets a message reach one. */
    public static final class Stage {
        public Object keep(Object message, Object inbound) {
            throw new AssertionError("not reached");
        }

        public void heed(Object inbound) {
            throw new AssertionError("not reached");
        }

        public void see(Object exchange) {
            // counted or not, the message goes on
        }

        public Object normalise(Object inbound) {
            throw new AssertionError("not reached");
        }

        public Object recognise(Object message) {
            throw new AssertionError("not reached");
        }

        public Object guard(Object recognised) {
            throw new AssertionError("not reached");
        }

        public Object classify(Object guarded) {
            throw new AssertionError("not reached");
        }

        public Object warn(Object guarded, Object classification, Object exchange) {
            throw new AssertionError("not reached");
        }

        public Object select(Object draft) {
            throw new AssertionError("not reached");
        }

        public Object ticket(Object draft, Object inbound) {
            throw new AssertionError("not reached");
        }

        public Object quarantine(Object inbound, Object failure) {
            throw new AssertionError("not reached");
        }

        public Object ignored(Object ignored, Object inbound) {
            throw new AssertionError("not reached");
        }
    }

    private MockEndpoint replaceAfterHeaders() throws Exception {
        AdviceWith.adviceWith(
                context,
                "intake",
                route -> route.weaveById("normalise")
                        .replace()
                        .to("mock:reached")
                        .stop());
        return getMockEndpoint("mock:reached");
    }

    private RouteDefinition intake() {
        return context.getCamelContextExtension()
                .getContextPlugin(org.apache.camel.model.Model.class)
                .getRouteDefinition("intake");
    }
}
