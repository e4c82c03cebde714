// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.io.InputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Something that is being sent; hostile. */
public final class Upload {
    private final Request request;

    Upload(Request request) {
        this.request = request;
    }

    /** A header's text, or null. */
    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** How long it says that it is, bytes; -1 when it does not. */
    public long length() {
        return request.getLength();
    }

    /** Where it comes from. */
    public String remoteAddress() {
        return Request.getRemoteAddr(request);
    }

    /** Its body, to be read once. */
    public InputStream body() {
        return Content.Source.asInputStream(request);
    }
}
