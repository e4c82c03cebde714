// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MmdbTest {
    private static final Map<String, Object> CITY = Map.of(
            "country", Map.of("iso_code", "NZ", "names", Map.of("en", "New Zealand", "de", "Neuseeland")),
            "city", Map.of("names", Map.of("en", "Wellington")),
            "location", Map.of("latitude", -41.28, "longitude", 174.77));
    private static final Map<String, Object> ASN =
            Map.of("autonomous_system_number", 64_500L, "autonomous_system_organization", "Example Net");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"4, 24", "4, 28", "4, 32", "6, 24", "6, 28", "6, 32"})
    void readsPlacesOfAllTreeForms(int ipVersion, int recordSize) throws Exception {
        Path file = write(new MmdbWriter("Made-Up-City", ipVersion, recordSize)
                .put("203.0.113.0/24", CITY)
                .put("198.51.100.0/25", Map.of("country", Map.of("iso_code", "IS"))));
        IntelSnapshot.Builder builder = IntelSnapshot.builder();
        assertThat(builder.geo(file).content()).isEqualTo("Made-Up-City");
        IntelSnapshot intel = builder.build();

        assertThat(locate(intel, "203.0.113.200"))
                .isEqualTo(new Location(-1, null, "NZ", "New Zealand", "Wellington", -41.28, 174.77));
        assertThat(locate(intel, "198.51.100.1")).isEqualTo(place("IS", "Iceland"));
        assertThat(locate(intel, "198.51.100.128")).isEqualTo(Location.UNKNOWN);
        assertThat(locate(intel, "2001:db8::1")).isEqualTo(Location.UNKNOWN);
        assertThat(intel.geoFaults()).isEmpty();
    }

    @Test
    void readsIpv6Networks() throws Exception {
        Path file = write(new MmdbWriter("Made-Up-ASN", 6, 28).put("2001:db8::/32", ASN));
        IntelSnapshot intel = open(file);
        assertThat(locate(intel, "2001:db8:1::1").asn()).isEqualTo(64_500);
        assertThat(locate(intel, "2001:db9::1")).isEqualTo(Location.UNKNOWN);
    }

    @Test
    void ipv6QuestionsToAnIpv4FileAreUnknown() throws Exception {
        IntelSnapshot intel = open(write(new MmdbWriter("ASN", 4, 24).put("203.0.113.0/24", ASN)));
        assertThat(intel.locate(new IpAddress(0x2001_0db8_0000_0000L, 1))).isEqualTo(Location.UNKNOWN);
        assertThat(intel.geoFaults()).isEmpty();
    }

    @Test
    void mergesSeveralFilesAndTheFirstWins() throws Exception {
        Path city = write(new MmdbWriter("City", 6, 24).put("203.0.113.0/24", CITY));
        Path asn = write(new MmdbWriter("ASN", 6, 24).put("203.0.113.0/25", ASN));
        Path other = write(new MmdbWriter("Other", 6, 24)
                .put("203.0.113.0/24", Map.of("country_code", "AU", "city", "Sydney", "asn", "AS64501")));
        IntelSnapshot.Builder builder = IntelSnapshot.builder();
        builder.geo(city);
        builder.geo(asn);
        builder.geo(other);
        IntelSnapshot intel = builder.build();

        assertThat(locate(intel, "203.0.113.1"))
                .isEqualTo(new Location(64_500, "Example Net", "NZ", "New Zealand", "Wellington", -41.28, 174.77));
        assertThat(locate(intel, "203.0.113.129").asn()).isEqualTo(64_501);
    }

    @Test
    void readsFlatRecordsToo() throws Exception {
        Path file = write(new MmdbWriter("flat", 4, 24)
                .put("203.0.113.0/24", Map.of("asn", "AS64502", "as_name", "Flat Ltd", "country_code", "fr"))
                .put(
                        "198.51.100.0/24",
                        Map.of("city", "Oslo", "latitude", "59.9", "longitude", "10.7", "country", "NO"))
                .put("192.0.2.0/24", Map.of("country", "Atlantis", "latitude", 91.0, "longitude", 1.0)));
        IntelSnapshot intel = open(file);
        assertThat(locate(intel, "203.0.113.1"))
                .isEqualTo(new Location(64_502, "Flat Ltd", "FR", "France", null, Double.NaN, Double.NaN));
        assertThat(locate(intel, "198.51.100.1")).isEqualTo(new Location(-1, null, "NO", "Norway", "Oslo", 59.9, 10.7));
        assertThat(locate(intel, "192.0.2.1"))
                .isEqualTo(new Location(-1, null, null, "Atlantis", null, Double.NaN, Double.NaN));
    }

    @Test
    void boundsLongTextsAndKeepsControlCharactersForTheOutputToHandle() throws Exception {
        String hostile = "\u001b[31m" + "x".repeat(250);
        Path file = write(new MmdbWriter("ASN", 4, 24).put("203.0.113.0/24", Map.of("asn", 1L, "as_name", hostile)));
        assertThat(locate(open(file), "203.0.113.1").asnOrg()).isEqualTo(hostile.substring(0, GeoSource.MAX_TEXT));
    }

    @Test
    void answersFromTheBytesItReadEvenWhenTheFileIsOverwritten() throws Exception {
        Path file = write(new MmdbWriter("ASN", 4, 24).put("203.0.113.0/24", ASN));
        IntelSnapshot intel = open(file);
        Files.write(file, new byte[10]);
        assertThat(locate(intel, "203.0.113.1").asn()).isEqualTo(64_500);
    }

    @Test
    void refusesAnMmdbOfAnotherKind() throws Exception {
        Path file = write(new MmdbWriter("Domains", 4, 24).put("203.0.113.0/24", Map.of("domain", "example.com")));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("MMDB of type Domains without networks or places")
                .hasMessageContaining("expected an MMDB of ASN, country or city");
    }

    @Test
    void refusesAFileWhoseTreeIsMissing() throws Exception {
        byte[] whole = new MmdbWriter("ASN", 4, 24).put("203.0.113.0/24", ASN).bytes();
        Path file = write(Arrays.copyOfRange(whole, 150, whole.length));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("damaged MMDB");
    }

    @Test
    void refusesAFileThatLostItsEnd() throws Exception {
        byte[] whole = new MmdbWriter("ASN", 4, 24).put("203.0.113.0/24", ASN).bytes();
        for (int length : new int[] {0, 1, 100, whole.length - 150, whole.length - 100, whole.length - 10}) {
            Path file = write(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(file)).as("%s bytes", length).isInstanceOf(IntelFileException.class);
        }
    }

    @Test
    void aRecordThatPointsToItselfIsRefusedOrUnknownButNoCrash() throws Exception {
        // A map of one entry, "a", whose value is a pointer to the map at offset 0.
        byte[] loop = {(byte) 0xE1, 0x41, 'a', 0x20, 0x00};
        Path file = write(new MmdbWriter("ASN", 4, 24).putRaw("203.0.113.0/24", loop));
        assertThatThrownBy(() -> open(file)).isInstanceOf(IntelFileException.class);
    }

    @Test
    void aDamagedRecordMetLaterIsUnknownAndTold() throws Exception {
        MmdbWriter writer = new MmdbWriter("ASN", 4, 24);
        for (int i = 0; i < 250; i++) {
            writer.put("203.0." + i + ".0/24", ASN);
        }
        Path file = write(writer.putRaw("204.0.113.0/24", new byte[] {(byte) 0xFF}));
        IntelSnapshot intel = open(file);
        assertThat(locate(intel, "204.0.113.9")).isEqualTo(Location.UNKNOWN);
        assertThat(intel.geoFaults()).singleElement().asString().contains("damaged", "204.0.113.9");
        assertThat(locate(intel, "203.0.113.9").asn()).isEqualTo(64_500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomDamageNeverDoesMoreThanRefuseOrForget(long seed) throws Exception {
        byte[] whole = new MmdbWriter("City", 6, 28)
                .put("203.0.113.0/24", CITY)
                .put("198.51.100.0/25", ASN)
                .put("2001:db8::/32", CITY)
                .bytes();
        Random random = new Random(seed);
        int opened = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                IntelSnapshot intel = open(write(damaged));
                for (String ip : List.of("203.0.113.1", "198.51.100.1", "2001:db8::1", "192.0.2.1")) {
                    assertThat(locate(intel, ip)).isNotNull();
                }
                opened++;
            } catch (IntelFileException e) {
                assertThat(e).hasMessageContaining("expected");
            }
        }
        assertThat(opened).isBetween(1, 199);
    }

    private static Location place(String code, String name) {
        return new Location(-1, null, code, name, null, Double.NaN, Double.NaN);
    }

    private static Location locate(IntelSnapshot intel, String ip) {
        return intel.locate(Addresses.ip(ip));
    }

    private static IntelSnapshot open(Path file) throws IntelFileException {
        IntelSnapshot.Builder builder = IntelSnapshot.builder();
        builder.geo(file);
        return builder.build();
    }

    private Path write(MmdbWriter writer) throws IOException {
        return write(writer.bytes());
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "geo", ".mmdb");
        return Files.write(file, bytes);
    }
}
