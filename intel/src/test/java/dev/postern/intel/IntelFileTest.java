// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.ListKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be used are refused in words that help, and files in other clothes are read. */
class IntelFileTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("file"), bytes);
    }

    private Path file(String text) throws Exception {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '{"asn":0,"rir":"none","cc":"NZ"}'     | 1 entry: no number of an autonomous system
                    '{"cidr":"10.0.0.0/24"}'               | 1 entry: private addresses
                    '[{"ip":"203.0.113.1"}]'               | is JSON of another kind
                    '<!DOCTYPE html><html>'                | is a web page
                    '<html><p>203.0.113.1</p></html>'      | is XML of another kind, or a web page
                    ''                                     | it has no entry
                    '# only a comment'                     | it has no entry
                    '10.0.0.1'                             | 1 entry: private addresses
                    'hello, world'                         | 1 entry: no address, CIDR or range
                    """)
    void refusesWhatIsNoListOfAddresses(String content, String expected) throws Exception {
        Path file = file(content);
        assertThatThrownBy(() -> builder.add(ListKind.THREAT, "bad", file))
                .isInstanceOf(IntelFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(expected)
                .hasMessageContaining("; expected ");
    }

    @Test
    void refusesAFileThatIsNotThereAndAFolder() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> builder.add(ListKind.TOR, "tor", missing))
                .isInstanceOf(IntelFileException.class)
                .hasMessage(missing + ": cannot be read: there is no such file");
        assertThatThrownBy(() -> builder.geo(missing))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> builder.add(ListKind.TOR, "tor", folder))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> builder.geo(folder)).isInstanceOf(IntelFileException.class);
    }

    @Test
    void refusesUtf16() throws Exception {
        Path file = file("\uFEFF203.0.113.1\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> builder.add(ListKind.THREAT, "bad", file)).hasMessageContaining("UTF-16");
    }

    @Test
    void readsGzipByItsContent() throws Exception {
        assertThat(builder.add(ListKind.THREAT, "bad", file(Gzip.of("203.0.113.1\n203.0.113.2")))
                        .loaded())
                .isEqualTo(2);
    }

    @Test
    void refusesTruncatedGzipWhereverItIsCut() throws Exception {
        byte[] list = Gzip.of("203.0.113.1\n");
        byte[] table = Gzip.of("203.0.113.0\t203.0.113.255\t64500\tNZ\tEXAMPLE\n");
        for (int cut = 1; cut < list.length - 2; cut++) {
            Path file = file(Arrays.copyOf(list, list.length - cut));
            assertThatThrownBy(() -> builder.add(ListKind.THREAT, "bad", file))
                    .isInstanceOf(IntelFileException.class)
                    .hasMessageContaining("truncated gzip");
        }
        Path file = file(Arrays.copyOf(table, table.length / 2));
        assertThatThrownBy(() -> builder.geo(file))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("truncated gzip");
    }

    @Test
    void readsBytesThatAreNoUtf8() throws Exception {
        byte[] latin = "203.0.113.1 # caf\u00e9\n203.0.113.2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(builder.add(ListKind.THREAT, "bad", file(latin)).loaded()).isEqualTo(2);
        assertThat(builder.build().lists(Addresses.ip("203.0.113.1")).get(0).reason())
                .isEqualTo("caf\uFFFD");
    }
}
