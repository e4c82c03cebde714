// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/** Refuses requests whose bodies are too long: at once where they say so, else when they are. */
final class BodyLimit extends Handler.Wrapper {
    private final long mostBytes;
    private final JsonErrors errors;

    BodyLimit(long mostBytes, Handler handler, JsonErrors errors) {
        this.mostBytes = mostBytes;
        this.errors = errors;
        SizeLimitHandler unannounced = new SizeLimitHandler(mostBytes, -1);
        unannounced.setHandler(handler);
        setHandler(unannounced);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= mostBytes) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE_413);
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        Callback closing = LingeringClose.after(request, callback);
        errors.answer(request, response, HttpStatus.PAYLOAD_TOO_LARGE_413, closing);
        return true;
    }
}
