// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs of real servers give the same logins whatever they are wrapped in. */
class WrappedLogsTest {
    /** As a cluster node keeps the log of a pod. */
    private static byte[] containedJson(byte[] log) {
        return Wrap.cri(Wrap.cloudNativePg(log));
    }

    static Stream<Arguments> postgresql() {
        return Stream.of(
                Arguments.of("docker", "stderr-m_p", (UnaryOperator<byte[]>) Wrap::docker),
                Arguments.of("docker", "stderr-debian", (UnaryOperator<byte[]>) Wrap::docker),
                Arguments.of("cri", "stderr-m_p", (UnaryOperator<byte[]>) Wrap::cri),
                Arguments.of("cri", "stderr-debian", (UnaryOperator<byte[]>) Wrap::cri),
                Arguments.of("cloudwatch", "stderr-rds", (UnaryOperator<byte[]>) Wrap::cloudWatch),
                Arguments.of("cloudwatch", "stderr-rds", (UnaryOperator<byte[]>) Wrap::subscription),
                Arguments.of("cloudwatch-s3", "stderr-rds", (UnaryOperator<byte[]>) Wrap::exported),
                Arguments.of("cloud-logging", "stderr-pgbadger", (UnaryOperator<byte[]>) Wrap::cloudLogging),
                Arguments.of("azure", "stderr-m_p", (UnaryOperator<byte[]>) Wrap::azure),
                Arguments.of("journal-json", "stderr-m_p", (UnaryOperator<byte[]>) Wrap::journal),
                Arguments.of("cloudnative-pg", "csvlog", (UnaryOperator<byte[]>) Wrap::cloudNativePg),
                Arguments.of("cri/cloudnative-pg", "csvlog", (UnaryOperator<byte[]>) WrappedLogsTest::containedJson));
    }

    @ParameterizedTest
    @MethodSource("postgresql")
    void postgresqlGivesTheSameLogins(String envelope, String format, UnaryOperator<byte[]> wrap) {
        Map<String, byte[]> bare = ServerLogs.of("/postgresql/15.18.cases.gz").get(format);
        bare.forEach((name, log) -> {
            if (name.equals("name_fail_empty") && envelope.endsWith("cloudnative-pg")) {
                return; // the manager does not tell an empty name from none
            }
            Reading file = Reading.of(log);
            Reading wrapped = Reading.of(wrap.apply(log));
            assertThat(wrapped.problems).as(name).isEmpty();
            assertThat(wrapped.format()).as(name).isEqualTo(envelope + "/" + file.format());
            assertThat(wrapped.timed()).as(name).isEqualTo(file.timed());
            assertThat(wrapped.tampering).as(name).isEqualTo(file.tampering);
            assertThat(wrapped.unreadable()).as(name).isEqualTo(file.unreadable());
        });
    }

    static Stream<Arguments> mysql() {
        return Stream.of(
                        "mysql-8.0.31/error",
                        "mysql-5.7.22/general",
                        "mariadb-10.11.19/error",
                        "mariadb-10.11.19/audit")
                .flatMap(log -> Stream.of(
                        Arguments.of(log, "docker", (UnaryOperator<byte[]>) Wrap::docker),
                        Arguments.of(log, "cri", (UnaryOperator<byte[]>) Wrap::cri),
                        Arguments.of(log, "cloudwatch", (UnaryOperator<byte[]>) Wrap::cloudWatch),
                        Arguments.of(log, "cloudwatch-s3", (UnaryOperator<byte[]>) Wrap::exported),
                        Arguments.of(log, "cloud-logging", (UnaryOperator<byte[]>) Wrap::cloudLogging)));
    }

    @ParameterizedTest
    @MethodSource("mysql")
    void mysqlAndMariadbGiveTheSameLogins(String log, String envelope, UnaryOperator<byte[]> wrap) {
        byte[] bare = unpacked("/mysql/" + log + ".log.gz");
        Reading file = Reading.of(bare);
        Reading wrapped = Reading.of(wrap.apply(bare));
        assertThat(wrapped.problems).isEmpty();
        assertThat(wrapped.format()).isEqualTo(envelope + "/" + file.format());
        assertThat(file.timed()).hasSizeGreaterThan(20);
        assertThat(wrapped.timed()).isEqualTo(file.timed());
        assertThat(wrapped.tampering).isEqualTo(file.tampering);
    }

    private static byte[] unpacked(String resource) {
        try (InputStream in = Objects.requireNonNull(WrappedLogsTest.class.getResourceAsStream(resource), resource);
                GZIPInputStream plain = new GZIPInputStream(in)) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
