// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of autonomous systems match an address by what the geo files tell of it. */
class NetworkListTest {
    private static final String ASN_DROP = "{\"asn\":64500,\"asname\":\"MADEUP\"}\n";

    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    @TempDir
    private Path folder;

    private void add(ListKind kind, String list, String text) throws IntelFileException {
        builder.add(kind, list, list + ".json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void geo(String table) throws Exception {
        builder.geo(Files.writeString(folder.resolve("geo.tsv"), table));
    }

    private List<ListEntry> lists(String ip) {
        return builder.build().lists(Addresses.ip(ip));
    }

    @Test
    void matchesEveryAddressOfTheSystem() throws Exception {
        add(ListKind.THREAT, "asndrop", ASN_DROP);
        geo("203.0.113.0\t203.0.113.255\t64500\tNZ\tX\n198.51.100.0\t198.51.100.255\t64501\tNZ\tY\n");
        assertThat(lists("203.0.113.7")).containsExactly(new ListEntry(ListKind.THREAT, "asndrop", "AS64500 MADEUP"));
        assertThat(lists("198.51.100.7")).isEmpty();
        assertThat(lists("192.0.2.1")).isEmpty();
        assertThat(builder.build().unmatched()).isEmpty();
    }

    @Test
    void saysThatItCannotMatchWithoutGeoFilesThatTellTheSystem() throws Exception {
        add(ListKind.THREAT, "asndrop", ASN_DROP);
        assertThat(builder.build().unmatched())
                .containsExactly("asndrop.json: lists autonomous systems, but no geo file tells to which one an"
                        + " address belongs: its entries match nothing");
        geo("203.0.113.0\t203.0.113.255\tNZ\n");
        assertThat(builder.build().unmatched()).hasSize(1);
        assertThat(lists("203.0.113.7")).isEmpty();
    }

    @Test
    void neverMatchesPrivateAddresses() throws Exception {
        add(ListKind.THREAT, "asndrop", ASN_DROP);
        geo("10.0.0.0\t10.0.0.255\t64500\tNZ\tX\n");
        assertThat(lists("10.0.0.1")).isEmpty();
    }

    @Test
    void keepsTheOrderOfListsAndPrefersTheAddressWithinOneList() throws Exception {
        geo("203.0.113.0\t203.0.113.255\t64500\tNZ\tX\n");
        add(ListKind.THREAT, "first", "203.0.113.1 # host\n");
        add(ListKind.THREAT, "second", ASN_DROP);
        add(ListKind.THREAT, "third", "203.0.113.1 # host\n");
        add(ListKind.THREAT, "third", ASN_DROP);
        add(ListKind.TOR, "tor", ASN_DROP);
        assertThat(lists("203.0.113.1"))
                .containsExactly(
                        new ListEntry(ListKind.TOR, "tor", "AS64500 MADEUP"),
                        new ListEntry(ListKind.THREAT, "first", "host"),
                        new ListEntry(ListKind.THREAT, "second", "AS64500 MADEUP"),
                        new ListEntry(ListKind.THREAT, "third", "host"));
        assertThat(lists("203.0.113.2")).extracting(ListEntry::list).containsExactly("tor", "second", "third");
    }

    @Test
    void trustedWinsAlsoByNetwork() throws Exception {
        geo("203.0.113.0\t203.0.113.255\t64500\tNZ\tX\n10.0.0.0\t10.0.0.255\t64500\tNZ\tX\n");
        add(ListKind.THREAT, "bad", "203.0.113.1\n");
        add(ListKind.THREAT, "asndrop", ASN_DROP);
        add(ListKind.TRUSTED, "ours", ASN_DROP);
        ListEntry trusted = new ListEntry(ListKind.TRUSTED, "ours", "AS64500 MADEUP");
        assertThat(lists("203.0.113.1")).containsExactly(trusted);
        assertThat(lists("203.0.113.2")).containsExactly(trusted);
        assertThat(lists("10.0.0.1")).containsExactly(trusted);
        add(ListKind.TRUSTED, "office", "203.0.113.2\n");
        assertThat(lists("203.0.113.2")).containsExactly(new ListEntry(ListKind.TRUSTED, "office", ""));
    }

    @Test
    void aRefusedFileLeavesNoSystemsBehind() throws Exception {
        geo("203.0.113.0\t203.0.113.255\t64500\tNZ\tX\n");
        byte[] zipped = Gzip.of(ASN_DROP + "x\n".repeat(2_000));
        ByteArrayInputStream cut = new ByteArrayInputStream(zipped, 0, zipped.length - 12);
        assertThatThrownBy(() -> builder.add(ListKind.THREAT, "cut", "cut.gz", cut, ListFormat.SPAMHAUS_JSON))
                .hasMessageContaining("truncated gzip");
        assertThat(lists("203.0.113.1")).isEmpty();
        assertThat(builder.build().unmatched()).isEmpty();
    }
}
