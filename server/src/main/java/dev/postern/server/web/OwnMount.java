// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.ApiRequest;
import dev.postern.api.own.OwnAnswer;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Gives our own API the requests below its path, but those that anybody may make. */
final class OwnMount extends Handler.Abstract {
    private static final String PATH = "/postern/v1/";
    private static final int BODY_BYTES = 64 << 10;

    private final Hosts hosts;
    private final Set<String> others;
    private final Function<ApiRequest, OwnAnswer> api;

    /** @param others paths that are answered without a key */
    OwnMount(Hosts hosts, Set<String> others, Function<ApiRequest, OwnAnswer> api) {
        this.hosts = hosts;
        this.others = Set.copyOf(others);
        this.api = api;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null
                || !path.startsWith(PATH)
                || others.contains(path)
                || !hosts.have(request.getHeaders().get(HttpHeader.HOST))) {
            return false;
        }
        Content.Source.asByteArrayAsync(
                request,
                BODY_BYTES,
                Promise.Invocable.<byte[]>from(
                        InvocationType.BLOCKING,
                        body -> write(api.apply(ApiMount.request(request, body)), request, response, callback),
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }

    private static void write(OwnAnswer answer, Request request, Response response, Callback callback) {
        if (answer instanceof OwnAnswer.Stream stream) {
            SecurityHeaders.put(response.getHeaders());
            response.setStatus(200);
            stream.headers().forEach(response.getHeaders()::put);
            stream.begin().accept(new ResponseOutlet(request, response, callback));
        } else {
            ApiMount.write(((OwnAnswer.Whole) answer).response(), response, callback);
        }
    }
}
