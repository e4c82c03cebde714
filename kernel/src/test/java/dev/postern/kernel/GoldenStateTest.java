// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Memory that was written in each format, and what a kernel that goes on with it has still to tell. These files never change:
 * later formats get files of their own.
 */
class GoldenStateTest {

    private static byte[] file(int format, String name) {
        try (InputStream in = GoldenStateTest.class.getResourceAsStream("state-" + format + "/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> parts(int format) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("fleet", file(format, "fleet.bin"));
        if (format > 1) {
            parts.put("instance/steady", file(format, "instance-steady.bin"));
        }
        for (int i = 0; i < 6; i++) {
            parts.put("instance/db" + i, file(format, "instance-db" + i + ".bin"));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void memoryIsReadAndGoneOnWith(int format) {
        KernelState state = KernelState.of(parts(format));
        Step step = new Kernel(Policy.DEFAULT, RandomStory.INTEL).finish(state);

        List<String> told = step.findings().stream()
                .map(finding -> finding.id() + " " + finding.type() + " " + finding.severity() + " "
                        + finding.instance() + " " + finding.occurrences() + " " + finding.patterns())
                .toList();
        assertThat(told)
                .isEqualTo(new String(file(format, "told.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    @Test
    void theFormatThatIsWrittenHasNotChanged() {
        KernelState state = KernelState.of(parts(4));
        state.fleet.changed = true;
        state.instances().forEach(instance -> instance.changed = true);

        Map<String, byte[]> written = state.changedParts();
        assertThat(written).containsOnlyKeys(parts(4).keySet());
        parts(4).forEach((name, bytes) -> assertThat(written.get(name)).as(name).isEqualTo(bytes));
    }
}
