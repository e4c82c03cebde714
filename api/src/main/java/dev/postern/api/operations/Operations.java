// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All operations, and which of them a request is for. */
public final class Operations {
    /** The table among our resources. */
    public static final List<Operation> ALL = Table.read("operations.tsv").stream()
            .map(row -> new Operation(
                    row.get(0),
                    row.get(1),
                    new UriTemplate(row.get(2)),
                    Integer.parseInt(row.get(3)),
                    row.get(4),
                    Answer.of(row.get(5))))
            .toList();

    private static final Map<Form, List<Operation>> BY_FORM = ALL.stream()
            .collect(Collectors.groupingBy(
                    operation -> new Form(operation.method(), operation.uri().size())));

    private record Form(String method, int segments) {}

    /**
     * An operation that is asked for.
     *
     * @param labels values of its path's labels, by their names with a small first letter
     */
    public record Call(Operation operation, Map<String, String> labels) {}

    private Operations() {}

    /**
     * The operation of a method and path, or null when there is none.
     *
     * @param path as sent
     */
    public static @Nullable Call find(String method, String path) {
        List<String> segments = UriTemplate.segments(path);
        if (segments == null) {
            return null;
        }
        for (Operation operation : BY_FORM.getOrDefault(new Form(method, segments.size()), List.of())) {
            Map<String, String> labels = operation.uri().match(segments);
            if (labels != null) {
                return new Call(operation, labels);
            }
        }
        return null;
    }
}
