// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates and keys of PEM files. */
public final class TlsFiles {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private TlsFiles() {}

    /**
     * What a TLS server needs.
     *
     * @param certificate its certificate, with those of intermediate authorities behind it
     * @param key its private key, PKCS #8 without a password
     * @param clientCa authorities whose client certificates are accepted; null: none is asked for
     * @throws IOException when a file cannot be read or used; the message names it
     */
    public static SSLContext context(Path certificate, Path key, @Nullable Path clientCa) throws IOException {
        try {
            char[] none = new char[0];
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
            own.setKeyEntry("postern", key(key), none, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, none);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), clientCa == null ? new TrustManager[0] : trust(clientCa), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " and " + key + ": " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int number = 0;
        for (Certificate each : certificates(file)) {
            trusted.setCertificateEntry("ca" + number++, each);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Collection<? extends Certificate> all;
        try {
            all = factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": holds no certificates in PEM: " + e.getMessage(), e);
        }
        if (all.isEmpty()) {
            throw new IOException(file + ": holds no certificate");
        }
        return all;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IOException(file + ": holds no private key in PKCS #8 without a password; make one of it with:"
                    + " openssl pkcs8 -topk8 -nocrypt -in " + file + " -out FILE");
        }
        try {
            byte[] key = Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
            return key(file, key);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": its private key is damaged", e);
        }
    }

    private static PrivateKey key(Path file, byte[] key) throws IOException, GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
            } catch (InvalidKeySpecException e) {
                // of another algorithm
            }
        }
        throw new IOException(file + ": its private key is of none of " + ALGORITHMS);
    }
}
