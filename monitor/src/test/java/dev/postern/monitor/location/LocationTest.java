// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text names. */
class LocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://my.bucket/a/b c.txt",
                "s3://bucket",
                "s3:///key",
                "s3://Bucket/key",
                "https://s3.amazonaws.com/bucket",
                "https://s3.amazonaws.com/",
                "https://s3.amazonaws.com/../x",
                "https://bucket.s3.amazonaws.com",
                "file:relative",
                "file://host/path",
                "file:/a?b",
                "file:/a%00b",
                "http:///path",
                "http://user:word@example.org/",
                "http://example.org/#part",
                "http://example.org:99999/",
                "gopher://example.org/",
                "/etc/passwd",
                ""
            })
    void isNoPlace(String text) {
        assertThat(Location.of(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://my.bucket/lists/bad.txt",
                "https://s3.amazonaws.com/my.bucket/lists/bad.txt",
                "https://s3.eu-central-1.amazonaws.com/my.bucket/lists/bad.txt",
                "https://s3-eu-west-1.amazonaws.com/my.bucket/lists/bad.txt",
                "https://my.bucket.s3.amazonaws.com/lists/bad.txt",
                "https://my.bucket.s3.eu-central-1.amazonaws.com/lists/bad.txt",
                "https://my.bucket.s3-eu-west-1.amazonaws.com/lists/bad.txt",
                "https://my.bucket.s3.cn-north-1.amazonaws.com.cn/lists/bad.txt"
            })
    void isAnObjectOfS3(String text) {
        assertThat(Location.of(text)).isEqualTo(new Location.S3Object("my.bucket", "lists/bad.txt"));
    }

    @Test
    void isAFileOrAPage() {
        assertThat(Location.of("file:/a/b")).isEqualTo(new Location.LocalFile(Path.of("/a/b")));
        assertThat(Location.of("file:///a/b")).isEqualTo(new Location.LocalFile(Path.of("/a/b")));
        assertThat(Location.of("https://amazonaws.com.example.org/s3/x"))
                .isEqualTo(new Location.Web(URI.create("https://amazonaws.com.example.org/s3/x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void isNoPublicAddress(String text) throws Exception {
        assertThat(Target.isPublic(InetAddress.getByName(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "8.8.8.8", "2606:4700::1111", "2001:4860:4860::8888"})
    void isAPublicAddress(String text) throws Exception {
        assertThat(Target.isPublic(InetAddress.getByName(text))).isTrue();
    }
}
