// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.config.Node.Entry;
import dev.postern.server.config.Node.Mapping;
import dev.postern.server.config.Node.Scalar;
import dev.postern.server.config.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one level of the file and how they are read. What is wrong is told to the {@link Problems}, and the default is
 * returned, so that reading goes on. Each key that is asked for is a known one; {@link #close} tells of the others.
 */
final class Section implements AutoCloseable {
    private final Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Reads a value; throws {@link IllegalArgumentException} with what is wrong with it and what to write instead. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text);
    }

    /** @param path of the keys; empty for those of the file's first level */
    Section(Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
    }

    /** The value of a key, or the default when it is missing. */
    <T> T value(String key, T fallback, Reader<T> reader) {
        T value = optional(key, reader);
        return value == null ? fallback : value;
    }

    /** The value of a key, or null when it is missing. */
    <T> @Nullable T optional(String key, Reader<T> reader) {
        Node node = node(key);
        return node == null ? null : read(node, pathOf(key), reader);
    }

    /** The value of a key that must be there; null only when that is told as a problem. */
    <T> @Nullable T required(String key, Reader<T> reader) {
        if (node(key) == null) {
            problems.add(mapping.place(), pathOf(key), "is missing");
            return null;
        }
        return optional(key, reader);
    }

    /** The values of a key: a list, or one value. */
    <T> List<T> values(String key, Reader<T> reader) {
        Node node = node(key);
        List<T> values = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                T value = read(sequence.items().get(i), pathOf(key) + "[" + i + "]", reader);
                if (value != null) {
                    values.add(value);
                }
            }
        } else if (node != null) {
            T value = read(node, pathOf(key), reader);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /** The keys below a key; none when it is missing. */
    Section section(String key) {
        Node node = node(key);
        if (node instanceof Mapping keys) {
            return new Section(keys, pathOf(key), problems);
        }
        if (node != null) {
            problems.add(node.place(), pathOf(key), "must hold keys and values");
        }
        return new Section(new Mapping(mapping.place(), Map.of()), pathOf(key), problems);
    }

    /** The elements of a list, each with keys of its own. */
    List<Section> sections(String key) {
        Node node = node(key);
        List<Section> sections = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                String itemPath = pathOf(key) + "[" + i + "]";
                if (sequence.items().get(i) instanceof Mapping keys) {
                    sections.add(new Section(keys, itemPath, problems));
                } else {
                    problems.add(sequence.items().get(i).place(), itemPath, "must hold keys and values");
                }
            }
        } else if (node != null) {
            problems.add(node.place(), pathOf(key), "must be a list; begin each element with '- '");
        }
        return sections;
    }

    /** Keys that the user chooses, with their values. */
    Map<String, String> texts(String key, Reader<String> names, Reader<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        Section section = section(key);
        section.mapping.entries().forEach((name, entry) -> {
            String keyRead = read(new Scalar(entry.keyPlace(), name, false), section.pathOf(name), names);
            String value = read(entry.value(), section.pathOf(name), texts);
            if (keyRead != null && value != null) {
                values.put(keyRead, value);
            }
        });
        return values;
    }

    /** Tells a problem with a key, or with the section when the key is missing. */
    void problem(String key, String message) {
        Entry entry = mapping.entries().get(key);
        problems.add(entry == null ? mapping.place() : entry.value().place(), pathOf(key), message);
    }

    /** Whether the key is given a value. */
    boolean has(String key) {
        return node(key) != null;
    }

    /** Tells of keys that nobody has asked for. */
    @Override
    public void close() {
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                problems.add(entry.keyPlace(), pathOf(name), "is no known key; " + Spelling.hint(name, known));
            }
        });
    }

    private @Nullable Node node(String key) {
        known.add(key);
        Entry entry = mapping.entries().get(key);
        return entry == null || (entry.value() instanceof Scalar scalar && scalar.isNull()) ? null : entry.value();
    }

    private <T> @Nullable T read(Node node, String key, Reader<T> reader) {
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.place(), key, "must be a single value");
            return null;
        }
        if (scalar.isNull()) {
            problems.add(node.place(), key, "is empty");
            return null;
        }
        try {
            return reader.read(scalar.text());
        } catch (IllegalArgumentException e) {
            problems.add(node.place(), key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
