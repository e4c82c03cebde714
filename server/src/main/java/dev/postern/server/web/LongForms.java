// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what is sent to the console and is too long, once all of it has come: a browser that is refused while it still sends shows
 * a broken connection in place of the answer. What came is thrown away piece by piece, and takes no thread in between. What is longer
 * than anybody sends by hand is left to be refused at once.
 */
final class LongForms extends Handler.Abstract {
    private static final long MOST_BYTES = 8 << 20;

    private final Hosts hosts;

    LongForms(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null
                || !ConsoleMount.isOfConsole(path)
                || request.getLength() <= ConsoleMount.BODY_BYTES
                || request.getLength() > MOST_BYTES
                || !hosts.have(request.getHeaders().get(HttpHeader.HOST))) {
            return false;
        }
        Content.Source.consumeAll(
                request,
                Callback.from(
                        InvocationType.BLOCKING,
                        () -> Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413),
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }
}
