// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.ApiRequest;
import dev.postern.api.ApiResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Gives the API all requests whose paths are not ours. The body is read before a thread is spent on the answer. */
final class ApiMount extends Handler.Abstract {
    private static final int BODY_BYTES = 64 << 10;
    private static final List<String> OURS = List.of("/console", "/postern/v1", "/health", "/metrics", "/ingest");

    private final Hosts hosts;
    private final Function<ApiRequest, ApiResponse> api;

    ApiMount(Hosts hosts, Function<ApiRequest, ApiResponse> api) {
        this.hosts = hosts;
        this.api = api;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || isOurs(path) || !hosts.have(request.getHeaders().get(HttpHeader.HOST))) {
            return false;
        }
        Content.Source.asByteArrayAsync(
                request,
                BODY_BYTES,
                Promise.Invocable.<byte[]>from(
                        InvocationType.BLOCKING,
                        body -> write(api.apply(request(request, body)), response, callback),
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }

    private static boolean isOurs(String path) {
        return path.equals("/") || OURS.stream().anyMatch(ours -> path.equals(ours) || path.startsWith(ours + "/"));
    }

    /** A request as the APIs see it. */
    static ApiRequest request(Request request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                    .add(Objects.requireNonNullElse(field.getValue(), ""));
        }
        HttpURI uri = request.getHttpURI();
        return new ApiRequest(
                request.getMethod(), uri.getPath(), Objects.requireNonNullElse(uri.getQuery(), ""), headers, body);
    }

    /** Writes a whole answer. */
    static void write(ApiResponse answer, Response response, Callback callback) {
        SecurityHeaders.put(response.getHeaders());
        response.setStatus(answer.code());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
