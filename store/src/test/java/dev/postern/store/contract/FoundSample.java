// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;

import dev.postern.store.FindingField;
import dev.postern.store.FindingState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A finding with all that it can be chosen and sorted by. */
record FoundSample(
        String id,
        String type,
        double severity,
        String instance,
        @Nullable String engine,
        @Nullable String cluster,
        @Nullable String user,
        int count,
        long created,
        long updated) {

    /** Texts that languages, operating systems and encodings sort each in their own way. */
    private static final List<String> TEXTS =
            List.of("b", "A", "a", "B", "a b", "ab", "a-b", "_", "Z", "ä", "z", "\uFFFD", "😀", "a'b", "%");

    private static final List<Double> SEVERITIES = List.of(1.0, 2.0, 4.5, 5.0, 7.0, 8.9, 9.0);

    /** All kinds of findings. */
    static final List<FoundSample> VARIED = varied();

    /** Those that tests archive. */
    static final List<String> ARCHIVED =
            List.of(VARIED.get(2).id(), VARIED.get(3).id(), VARIED.get(11).id());

    private static List<FoundSample> varied() {
        List<FoundSample> samples = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            samples.add(new FoundSample(
                    "%032x".formatted(i * 0x9E3779B9L & 0xFFFFFFFFL),
                    TEXTS.get(i * 7 % TEXTS.size()),
                    SEVERITIES.get(i % SEVERITIES.size()),
                    TEXTS.get(i),
                    i % 3 == 0 ? null : TEXTS.get(i * 2 % TEXTS.size()),
                    i % 4 == 0 ? null : TEXTS.get(i * 4 % TEXTS.size()),
                    i % 5 == 0 ? null : TEXTS.get(i * 8 % TEXTS.size()),
                    1 + i % 4,
                    START + i % 3,
                    START + (i * 11L) % 30));
        }
        return List.copyOf(samples);
    }

    static FoundSample of(String id, String type, double severity, String instance) {
        return new FoundSample(id, type, severity, instance, null, null, null, 1, START, START);
    }

    /** The one of {@link #VARIED} with an id. */
    static FoundSample known(String id) {
        return VARIED.stream()
                .filter(sample -> sample.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    FoundSample withId(String other) {
        return new FoundSample(other, type, severity, instance, engine, cluster, user, count, created, updated);
    }

    FoundSample updatedAt(long micros) {
        return new FoundSample(id, type, severity, instance, engine, cluster, user, count, created, micros);
    }

    /** Ids of those that are so. */
    static Set<String> ids(Predicate<FoundSample> which) {
        Set<String> ids = new TreeSet<>();
        VARIED.stream().filter(which).forEach(sample -> ids.add(sample.id()));
        return ids;
    }

    /** Least first, texts by the bytes of UTF-8, then by id. */
    static Comparator<FoundSample> order(FindingField field) {
        Comparator<FoundSample> order = (a, b) -> a.value(field) instanceof Double number
                ? number.compareTo((Double) b.value(field))
                : Arrays.compareUnsigned(bytes(a.value(field)), bytes(b.value(field)));
        return order.thenComparing(FoundSample::id);
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Its value of a field, as a place in an order has it. */
    Object value(FindingField field) {
        return switch (field) {
            case ACCOUNT, DAY -> throw new IllegalArgumentException("no findings are sorted by " + field);
            case ID -> id;
            case TYPE -> type;
            case SEVERITY -> severity;
            case CREATED, FIRST_SEEN -> (Double) (double) created;
            case UPDATED, LAST_SEEN -> (Double) (double) updated;
            case COUNT -> (Double) (double) count;
            case ARCHIVED -> ARCHIVED.contains(id) ? (Double) 1.0 : (Double) 0.0;
            case INSTANCE -> instance;
            case ENGINE -> Objects.requireNonNullElse(engine, "");
            case CLUSTER -> Objects.requireNonNullElse(cluster, "");
            case USER -> Objects.requireNonNullElse(user, "");
        };
    }

    FindingState state() {
        String details =
                "\"dbInstanceIdentifier\":\"x\"" + member("engine", engine) + member("dbClusterIdentifier", cluster);
        return new FindingState(
                id,
                type,
                severity,
                instance,
                "title",
                count,
                created,
                updated,
                created,
                updated,
                false,
                true,
                "{\"resource\":{\"rdsDbInstanceDetails\":{" + details + "},\"rdsDbUserDetails\":{\"x\":1"
                        + member("user", user) + "}}}");
    }

    private static String member(String name, @Nullable String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }
}
