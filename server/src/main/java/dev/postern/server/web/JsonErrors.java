// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses (a broken request, one too large) with the code's words in JSON, and nothing of what was sent. */
final class JsonErrors extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        byte[] body = answer(code).bytes();
        head(response.getHeaders(), body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public ByteBuffer badMessageError(int code, @Nullable String reason, HttpFields.Mutable fields) {
        byte[] body = answer(code).bytes();
        head(fields, body.length);
        return ByteBuffer.wrap(body);
    }

    private static Answer answer(int code) {
        return Answer.error(code, HttpStatus.getMessage(code));
    }

    private static void head(HttpFields.Mutable headers, int length) {
        SecurityHeaders.put(headers);
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CONTENT_LENGTH, length);
    }
}
