// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.config.Node.Entry;
import dev.postern.server.config.Node.Mapping;
import dev.postern.server.config.Node.Scalar;
import dev.postern.server.config.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML 1.2 into nodes that know their places. Work and memory are bounded by the text: aliases, which could multiply it,
 * are refused, and so is deep nesting.
 */
final class YamlTree {
    private static final int DEEPEST = 16;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The keys of the one document of a text; none when it is empty or no YAML. */
    static Mapping read(String text, Problems problems) {
        Mapping nothing = new Mapping(new Place(1, 1), Map.of());
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            YamlTree tree = new YamlTree(parser, problems);
            if (parser.nextToken() == null) {
                return nothing;
            }
            Node root = tree.node("");
            if (parser.nextToken() != null) {
                problems.add(tree.place(), "", "a second document begins here; write all into the first one");
            }
            if (root instanceof Mapping mapping) {
                return mapping;
            }
            if (!(root instanceof Scalar scalar && scalar.isNull())) {
                problems.add(root.place(), "", "is no configuration; write keys and values, such as learning: 14d");
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            Place place =
                    at == null ? Place.FILE : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
            problems.add(place, "", "is no YAML here: " + firstLine(e.getOriginalMessage()));
        }
        return nothing;
    }

    /** The node that begins with the current token. */
    private Node node(String key) {
        Place place = place();
        if (parser.isCurrentAlias()) {
            problems.add(place, key, "aliases are not read; write the value itself");
            return new Scalar(place, "", true);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, key);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(key + "[" + items.size() + "]"));
            }
            return new Sequence(place, List.copyOf(items));
        }
        return new Scalar(place, parser.getString(), token == JsonToken.VALUE_NULL);
    }

    private Mapping mapping(Place place, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String key = path.isEmpty() ? name : path + "." + name;
            Place keyPlace = place();
            parser.nextToken();
            Entry entry = new Entry(keyPlace, node(key));
            Entry first = entries.putIfAbsent(name, entry);
            if (first != null) {
                problems.add(
                        keyPlace,
                        key,
                        "is given twice, first in line " + first.keyPlace().line() + "; keep one");
            }
        }
        return new Mapping(place, entries);
    }

    private Place place() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Place(at.getLineNr(), at.getColumnNr());
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
