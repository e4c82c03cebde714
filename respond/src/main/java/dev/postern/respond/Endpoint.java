// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
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
        List<Throwable> causes = causes(failure);
        String meaning;
        if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
            meaning = "there is no such host";
        } else if (has(causes, SSLException.class)) {
            meaning = "TLS failed, for instance because its certificate is not trusted";
        } else if (has(causes, HttpTimeoutException.class) || has(causes, SocketTimeoutException.class)) {
            meaning = "no connection in time";
        } else if (has(causes, ConnectException.class)) {
            meaning = "cannot connect";
        } else {
            meaning = "the connection broke, or the answer is not HTTP";
        }
        return this + ": " + meaning + " ("
                + causes.get(causes.size() - 1).getClass().getSimpleName() + ")";
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}
