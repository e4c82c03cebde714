// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A private key and its self-signed certificate as PEM files, made by the JDK's {@code keytool}.
 *
 * @param certificate the certificate, PEM
 * @param key the private key, PKCS#8 PEM, readable by its owner only
 * @param store both as PKCS#12, password {@link #PASSWORD}
 */
public record KeyFiles(Path certificate, Path key, Path store) {
    /** Password of the PKCS#12 file. */
    public static final String PASSWORD = "changeit";

    /** The name under which pgjdbc looks for its key. */
    private static final String ALIAS = "user";

    /** Keys of this process by name: to make one takes seconds, and test servers need not be safe from each other. */
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    /**
     * Makes the files, with the key that an earlier call has made for the name.
     *
     * @param folder where; must exist
     * @param name file name without extension, and the common name that the certificate carries
     * @throws IOException when a file cannot be written or {@code keytool} fails
     */
    public static KeyFiles create(Path folder, String name) throws IOException {
        Path store = folder.resolve(name + ".p12");
        byte[] made = MADE.get(name);
        if (made == null) {
            make(store, folder, name);
            MADE.put(name, Files.readAllBytes(store));
        } else {
            Files.write(store, made);
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
            byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            return new KeyFiles(
                    pem(folder.resolve(name + ".crt"), "CERTIFICATE", certificate),
                    pem(folder.resolve(name + ".key"), "PRIVATE KEY", key),
                    store);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read " + store, e);
        }
    }

    private static void make(Path store, Path folder, String name) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Commands.require(
                List.of(
                        keytool,
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()),
                "",
                folder);
    }

    /** Gives the PEM files to the account that the server runs under. */
    void give(ServerAccount account) throws IOException {
        account.give(certificate);
        account.give(key);
    }

    private static Path pem(Path file, String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n",
                StandardCharsets.US_ASCII);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
