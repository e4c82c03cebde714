// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventBridgeEventTest {

    private static String document() throws Exception {
        try (InputStream in = EventBridgeEventTest.class.getResourceAsStream("finding.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode event(String document) throws Exception {
        return EventJson.MAPPER.readTree(
                EventBridgeEvent.of(Deliveries.of("f1", 2, document)).json());
    }

    @Test
    void the_envelope_is_that_of_eventbridge() throws Exception {
        JsonNode event = event(document());

        assertThat(new ArrayList<>(event.propertyNames()))
                .containsExactly(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.path("version").asString()).isEqualTo("0");
        assertThat(event.path("detail-type").asString()).isEqualTo("GuardDuty Finding");
        assertThat(event.path("source").asString()).isEqualTo("aws.guardduty");
        assertThat(event.path("account").asString()).isEqualTo("000000000000");
        assertThat(event.path("region").asString()).isEqualTo("us-east-1");
        assertThat(event.path("time").asString()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(event.path("resources").isArray()).isTrue();
        assertThat(event.path("resources").isEmpty()).isTrue();
    }

    @Test
    void the_finding_is_as_stored_but_for_what_eventbridge_spells_differently() throws Exception {
        JsonNode stored = EventJson.MAPPER.readTree(document());
        JsonNode detail = event(document()).path("detail");

        assertThat(new ArrayList<>(detail.propertyNames())).isEqualTo(new ArrayList<>(stored.propertyNames()));
        assertThat(detail.path("severity").toString()).isEqualTo("5");
        JsonNode attempt = detail.path("service").path("action").path("rdsLoginAttemptAction");
        JsonNode storedAttempt = stored.path("service").path("action").path("rdsLoginAttemptAction");
        assertThat(new ArrayList<>(attempt.propertyNames())).containsExactly("remoteIpDetails", "loginAttributes");
        assertThat(attempt.path("loginAttributes")).isEqualTo(storedAttempt.path("LoginAttributes"));
        assertThat(attempt.path("remoteIpDetails")).isEqualTo(storedAttempt.path("remoteIpDetails"));
        assertThat(detail.path("resource")).isEqualTo(stored.path("resource"));
    }

    @Test
    void additional_info_is_laid_open_and_kept_as_text() throws Exception {
        JsonNode stored = EventJson.MAPPER.readTree(document());
        JsonNode info = event(document()).path("detail").path("service").path("additionalInfo");

        assertThat(info.path("unusualBehavior")
                        .path("unusualUserNameClusterProfiling")
                        .path("userName")
                        .asString())
                .isEqualTo("reporting_ro");
        assertThat(info.path("type").asString()).isEqualTo("default");
        assertThat(info.path("value"))
                .isEqualTo(stored.path("service").path("additionalInfo").path("value"));
    }

    @Test
    void a_severity_between_two_integers_stays_as_it_is() throws Exception {
        assertThat(event("{\"severity\":5.5}").path("detail").path("severity").toString())
                .isEqualTo("5.5");
        assertThat(event("{\"severity\":\"high\"}").path("detail").toString()).isEqualTo("{\"severity\":\"high\"}");
        assertThat(event("{}").path("detail").isEmpty()).isTrue();
    }

    @Test
    void an_event_is_one_line_of_printable_ascii() throws Exception {
        String json = EventBridgeEvent.of(Deliveries.of("f1", 1, document())).json();

        assertThat(json).isPrintable().isASCII().startsWith(EventBridgeEvent.START);
        assertThat(json.chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(json).contains("m\\u00FCller\\u007F\\u2028\\uD800\\u0000");
    }

    @Test
    void a_version_has_one_id_on_all_ways_and_tries_and_another_has_another() throws Exception {
        Delivery first = Deliveries.of("f1", 1);
        Delivery again = new Delivery(9, Scope.DEFAULT, "other", "f1", 1, first.document(), 5, "failed", 1);
        Scope scope = new Scope("123456789012", "eu-central-1");
        Delivery elsewhere = new Delivery(7, scope, "sink", "f1", 1, first.document(), 0, null, 0);

        assertThat(EventBridgeEvent.of(again).id())
                .isEqualTo(EventBridgeEvent.of(first).id());
        assertThat(List.of(
                        EventBridgeEvent.of(first).id(),
                        EventBridgeEvent.of(Deliveries.of("f1", 2)).id(),
                        EventBridgeEvent.of(Deliveries.of("f2", 1)).id(),
                        EventBridgeEvent.of(elsewhere).id()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"a\":1", "{} {}", "text"})
    void what_is_no_finding_is_refused_and_not_repeated(String document) {
        assertThatThrownBy(() -> EventBridgeEvent.of(Deliveries.of("f1", 1, document)))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isRetryable()).isFalse())
                .hasMessage("the stored finding is not a JSON object");
    }
}
