// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.config.Node.Mapping;
import dev.postern.server.config.Node.Scalar;
import dev.postern.server.config.Node.Sequence;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example and the page on configuration name the keys that the records have, with their defaults. */
class ConfigDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Map<String, String> ENV = Map.of("HOME", "/home/ada");

    /** Paths of all keys that hold values; {@code []} stands behind those of lists of keys. */
    private static Set<String> keysOfTheRecords() {
        Set<String> keys = new TreeSet<>();
        keys(Config.class, "", keys);
        return keys;
    }

    private static void keys(Class<?> type, String path, Set<String> keys) {
        if (type.isInterface()) { // one of several, told apart by a type
            keys.add(path + "type");
            for (Class<?> one : type.getPermittedSubclasses()) {
                keys(one, path, keys);
            }
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            boolean list = component.getGenericType() instanceof ParameterizedType;
            Class<?> of = list ? element(component.getGenericType()) : component.getType();
            String name = path + component.getName();
            boolean nested = of.isRecord() || of.isInterface();
            if (nested && of != Config.ListFile.class && of != Path.class) { // the first is written as LIST=FILE
                keys(of, name + (list ? "[]." : "."), keys);
            } else {
                keys.add(name);
            }
        }
    }

    private static Class<?> element(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    /** Values of a document by the paths of their keys. */
    private static void values(Node node, String path, Map<String, String> values) {
        if (node instanceof Mapping mapping && !path.endsWith(".tags")) {
            mapping.entries()
                    .forEach((name, entry) -> values(entry.value(), path.isEmpty() ? name : path + "." + name, values));
        } else if (node instanceof Sequence list
                && !list.items().isEmpty()
                && list.items().get(0) instanceof Mapping) {
            list.items().forEach(item -> values(item, path + "[]", values));
        } else {
            values.put(path, node instanceof Scalar scalar ? scalar.text() : "");
        }
    }

    private static Map<String, String> values(String yaml) {
        Problems problems = new Problems();
        Map<String, String> values = new TreeMap<>();
        values(YamlTree.read(yaml, problems), "", values);
        assertThat(problems.list()).isEmpty();
        return values;
    }

    private static String example() throws IOException {
        return Files.readString(DOCS.resolve("examples/postern.yaml"));
    }

    /** With all settings in effect: their lines begin with {@code #} and no blank, or several. */
    private static String uncommented() throws IOException {
        return example()
                .lines()
                .filter(line -> line.startsWith("#") && line.length() > 1)
                .filter(line -> line.charAt(1) != ' ' || line.charAt(2) == ' ')
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_example_changes_nothing_as_it_is() throws Exception {
        assertThat(ConfigFile.load(DOCS.resolve("examples/postern.yaml"), ENV))
                .isEqualTo(ConfigFile.defaults(ENV, Overrides.NONE));
    }

    @Test
    void the_example_has_every_key_and_no_other() throws Exception {
        assertThat(values(uncommented()).keySet()).isEqualTo(keysOfTheRecords());
    }

    @Test
    void the_example_shows_the_defaults() throws Exception {
        Map<String, String> shown = values(ConfigYaml.of(ConfigFile.defaults(ENV, Overrides.NONE)));
        Map<String, String> example = values(uncommented().replace("~/", "/home/ada/"));
        shown.values().removeIf(String::isEmpty); // lists
        example.keySet().retainAll(shown.keySet());

        assertThat(example).isEqualTo(shown);
    }

    @Test
    void the_page_has_every_key_with_its_default() throws Exception {
        Map<String, String> page = new TreeMap<>();
        Files.readString(DOCS.resolve("configuration.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> page.put(cells[1].strip().replace("`", ""), cells[2].strip()));
        assertThat(page.keySet()).isEqualTo(keysOfTheRecords());

        Map<String, String> defaults = values(ConfigYaml.of(ConfigFile.defaults(ENV, Overrides.NONE)));
        defaults.forEach((key, value) -> {
            boolean told = !value.isEmpty() && !value.startsWith("/"); // folders are told in words
            if (told) {
                assertThat(page.get(key)).as(key).isEqualTo("`" + value + "`");
            }
        });
    }
}
