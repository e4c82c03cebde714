// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.operations.Answer;
import dev.postern.api.operations.Operation;
import dev.postern.api.operations.Operations;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.GuardDutyRequest;

/** The table of operations against the SDK's own. */
class OperationsTest {

    /** Names of requests of the client's methods, without the word. */
    private static Set<String> ofTheSdk() {
        return Arrays.stream(GuardDutyClient.class.getMethods())
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .filter(GuardDutyRequest.class::isAssignableFrom)
                .map(type -> type.getSimpleName().replaceAll("Request$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(String method, String uri) {
        return method + " " + uri;
    }

    @Test
    void every_operation_of_the_sdk_is_there_with_its_method_and_path() throws ReflectiveOperationException {
        Map<String, String> ours = new TreeMap<>();
        for (Operation each : Operations.ALL) {
            if (each.source().equals("sdk")) {
                ours.put(
                        each.name().replace("IPSet", "IpSet"),
                        line(each.method(), each.uri().toString()));
            }
        }
        Map<String, String> theirs = new TreeMap<>();
        for (String name : ofTheSdk()) {
            Class<?> marshaller =
                    Class.forName("software.amazon.awssdk.services.guardduty.transform." + name + "RequestMarshaller");
            Field binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            OperationInfo info = (OperationInfo) binding.get(null);
            theirs.put(name, line(info.httpMethod().name(), info.requestUri()));
        }

        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((name, line) -> assertThat(line.toLowerCase(Locale.ROOT))
                .isEqualTo(theirs.get(name).toLowerCase(Locale.ROOT)));
    }

    @Test
    void newer_operations_say_where_they_are_from_and_are_not_served() {
        assertThat(Operations.ALL)
                .filteredOn(each -> !each.source().equals("sdk"))
                .hasSize(16)
                .allMatch(each -> Set.of("botocore", "js").contains(each.source()))
                .noneMatch(each -> each.answer() instanceof Answer.Served);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /detector, ListDetectors",
        "POST, /detector, CreateDetector",
        "POST, /detector/0a/findings, ListFindings",
        "POST, /detector/0a/findings/get, GetFindings",
        "DELETE, /tags/arn%3Aaws%3Aguardduty%3Aus-east-1%3A000000000000%3Adetector%2F0a, UntagResource",
        "GET, /admin, ListOrganizationAdminAccounts"
    })
    void a_path_is_found(String method, String path, String name) {
        assertThat(Operations.find(method, path).operation().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /detectors",
        "GET, /detector/",
        "GET, detector",
        "PUT, /detector",
        "GET, /detector/a%2",
        "GET, /detector/%ff",
        "GET, /detector//findings",
        "GET, ''"
    })
    void another_path_is_none(String method, String path) {
        assertThat(Operations.find(method, path)).isNull();
    }

    @Test
    void an_arn_is_decoded_once_after_the_path_is_divided() {
        Operations.Call call = Operations.find("GET", "/tags/arn%3Aaws%3Adetector%2F0a%2Ffilter%2F%2541");

        assertThat(call.labels()).containsExactly(Map.entry("resourceArn", "arn:aws:detector/0a/filter/%41"));
    }
}
