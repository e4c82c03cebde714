// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.ApiException;
import dev.postern.api.criteria.Sort;
import dev.postern.store.FindingPage.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.guardduty.model.OrderBy;
import software.amazon.awssdk.services.guardduty.model.SortCriteria;

class PageTokenTest {
    private static final Sort BY_SEVERITY = Sort.of(SortCriteria.builder()
            .attributeName("severity")
            .orderBy(OrderBy.DESC)
            .build());
    private static final Sort BY_TYPE =
            Sort.of(SortCriteria.builder().attributeName("type").build());

    private static String token(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void it_leads_back_to_its_place() {
        Place number = new Place(8.5, "id");
        Place text = new Place("a|type", "id");

        assertThat(PageToken.read(PageToken.of(number, BY_SEVERITY), BY_SEVERITY))
                .isEqualTo(number);
        assertThat(PageToken.read(PageToken.of(text, BY_TYPE), BY_TYPE)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEVERITY-|t|id|many", "SEVERITY-|n|id|many", "SEVERITY+|n|id|8", "SEVERITY-|n|8", "", "n"})
    void one_of_another_order_or_kind_is_refused(String text) {
        String forged = token(text) + (text.isEmpty() ? "!" : "");

        assertThatThrownBy(() -> PageToken.read(forged, BY_SEVERITY)).isInstanceOf(ApiException.class);
    }
}
