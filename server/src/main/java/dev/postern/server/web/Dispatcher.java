// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.store.StoreException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and writes its answer. */
final class Dispatcher extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Hosts hosts;
    private final Map<String, Route> routes;
    private final Map<String, Intake> intakes;

    Dispatcher(Hosts hosts, Map<String, Route> routes) {
        this(hosts, routes, Map.of());
    }

    Dispatcher(Hosts hosts, Map<String, Route> routes, Map<String, Intake> intakes) {
        this.hosts = hosts;
        this.routes = Map.copyOf(routes);
        this.intakes = Map.copyOf(intakes);
    }

    /** Whether a path takes what is sent to it, and bounds it itself. */
    boolean takes(Request request) {
        String path = request.getHttpURI().getPath();
        return path != null && intakes.containsKey(path);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer told = answer(request, response);
        Answer abroad = told.abroad();
        Answer answer = abroad == null || isFromHere(request) ? told : abroad;
        byte[] body = answer.bytes();
        SecurityHeaders.put(response.getHeaders());
        response.setStatus(answer.code());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean mayBeUnread = takes(request) && answer.code() >= 400;
        response.write(true, ByteBuffer.wrap(body), mayBeUnread ? LingeringClose.after(request, callback) : callback);
        return true;
    }

    private Answer answer(Request request, Response response) {
        HttpURI uri = request.getHttpURI();
        // Of a request line with a whole URL, Jetty has seen to it that both name the same host.
        if (!hosts.have(request.getHeaders().get(HttpHeader.HOST))) {
            return Answer.error(
                    421,
                    "this Host is not one of mine: ask by 127.0.0.1, [::1] or localhost, or add it to listen.hostNames");
        }
        Intake intake = uri.getPath() == null ? null : intakes.get(uri.getPath());
        if (intake != null) {
            return HttpMethod.POST.is(request.getMethod())
                    ? answer(uri, () -> intake.take(new Upload(request)))
                    : Answer.error(405, "only POST is answered here").with("Allow", "POST");
        }
        Route route = uri.getPath() == null ? null : routes.get(uri.getPath());
        if (route == null) {
            return Answer.error(404, "nothing is here");
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            return Answer.error(405, "only GET and HEAD are answered here");
        }
        return answer(uri, route);
    }

    /** Whether whoever asks is on this machine; a proxy on it that asks for others says so. */
    private static boolean isFromHere(Request request) {
        HttpFields headers = request.getHeaders();
        return !headers.contains(HttpHeader.FORWARDED)
                && !headers.contains(HttpHeader.X_FORWARDED_FOR)
                && request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }

    private static Answer answer(HttpURI uri, Route route) {
        try {
            return route.answer();
        } catch (StoreException e) {
            return Answer.error(503, "the store failed: " + e.getMessage())
                    .abroad(Answer.error(503, "the store failed; the log of Postern tells more"));
        } catch (RuntimeException e) {
            LOG.error("cannot answer {}", uri.getPath(), e);
            return Answer.error(500, "internal error; the log of Postern tells more");
        }
    }
}
