// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** A key with a certificate that it has signed itself, made by keytool, as PEM files. */
record KeyFiles(Path certificate, Path key, String fingerprint) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    static KeyFiles make(Path folder, String name, String subject)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        subject,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "3650",
                        "-startdate",
                        "-1d",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".keytool").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Certificate own = keys.getCertificate("own");
        Key key = keys.getKey("own", PASSWORD);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
        return new KeyFiles(
                write(folder.resolve(name + ".crt"), "CERTIFICATE", own.getEncoded()),
                write(folder.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded()),
                "sha256:" + HexFormat.of().formatHex(digest));
    }

    private static Path write(Path file, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    /** Connects as the owner of this key to a server that has another one. */
    Socket connect(int port, KeyFiles server) throws IOException {
        return TlsFiles.context(certificate, key, server.certificate)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port);
    }
}
