// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.ApiRequest;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Gives the console the requests below its path, and leads browsers there that ask for nothing else. */
final class ConsoleMount extends Handler.Abstract {
    static final int BODY_BYTES = 64 << 10;

    private static final String PATH = "/console/";

    private final Hosts hosts;
    private final Function<WebRequest, WebResponse> console;

    ConsoleMount(Hosts hosts, Function<WebRequest, WebResponse> console) {
        this.hosts = hosts;
        this.console = console;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !hosts.have(request.getHeaders().get(HttpHeader.HOST))) {
            return false;
        }
        if (path.equals("/") || path.equals("/console")) {
            write(WebResponse.seeOther(PATH), response, callback);
            return true;
        }
        if (!isOfConsole(path)) {
            return false;
        }
        Content.Source.asByteArrayAsync(
                request,
                BODY_BYTES,
                Promise.Invocable.<byte[]>from(
                        InvocationType.BLOCKING,
                        body -> write(console.apply(request(request, body)), response, callback),
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }

    /** Whether a path is one that the console answers. */
    static boolean isOfConsole(String path) {
        return path.startsWith(PATH);
    }

    /** A request as the console sees it. */
    static WebRequest request(Request request, byte[] body) {
        ApiRequest sent = ApiMount.request(request, body);
        return WebRequest.of(
                sent.method(),
                sent.path(),
                sent.query(),
                sent.headers(),
                sent.body(),
                Request.getRemoteAddr(request),
                request.isSecure());
    }

    /** Writes a whole answer. */
    static void write(WebResponse answer, Response response, Callback callback) {
        SecurityHeaders.put(response.getHeaders());
        response.setStatus(answer.code());
        answer.headers().forEach(response.getHeaders()::put);
        answer.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
