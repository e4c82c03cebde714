// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a client certificate says of its owner. */
final class Certificates {
    /** Kinds of alternative names (RFC 5280, 4.2.1.6). */
    private static final int EMAIL = 1;

    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int ADDRESS = 7;
    private static final Set<Integer> NAMES = Set.of(EMAIL, DNS, URI, ADDRESS);

    private Certificates() {}

    /** The identities of a session's client, in lower case; none when it has shown no certificate. */
    static Set<String> identities(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate own ? identities(own) : Set.of();
        } catch (SSLPeerUnverifiedException e) {
            return Set.of(); // none was asked for
        }
    }

    private static Set<String> identities(X509Certificate certificate) {
        Set<String> identities = new HashSet<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    identities.add(String.valueOf(part.getValue()).toLowerCase(Locale.ROOT));
                }
            }
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0) instanceof Integer kind && NAMES.contains(kind)) {
                    identities.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                }
            }
            identities.removeIf(each -> each.startsWith("sha256:")); // a name is no fingerprint
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            identities.add("sha256:" + HexFormat.of().formatHex(digest));
        } catch (CertificateException | InvalidNameException e) {
            return Set.of(); // without a readable name it is nobody's
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return identities;
    }
}
