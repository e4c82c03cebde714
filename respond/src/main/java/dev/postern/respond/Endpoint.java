// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Where a webhook lives. Path and query may hold a secret: people are shown scheme, host and port alone. */
record Endpoint(URI uri) {

    /** @throws IllegalArgumentException when a webhook cannot live there; the message does not repeat the URL */
    Endpoint {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("the URL of a webhook begins with https:// or http://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the URL of a webhook names a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of a webhook has no user and password");
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** What a failure to get an answer means. The failure's own message may repeat the URL. */
    String describe(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException || t instanceof UnknownHostException) {
                return this + ": there is no such host";
            }
            if (t instanceof SSLException) {
                return this + ": TLS failed, for instance because its certificate is not trusted (" + t.getClass().getSimpleName() + ")";
            }
            if (t instanceof HttpTimeoutException) {
                return this + ": no connection in time";
            }
            if (t instanceof ConnectException && t.getCause() == null) {
                return this + ": cannot connect";
            }
        }
        return this + ": the connection broke, or the answer is not HTTP (" + root(failure) + ")";
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
