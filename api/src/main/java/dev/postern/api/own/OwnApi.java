// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.ApiException;
import dev.postern.api.ApiRequest;
import dev.postern.api.ApiResponse;
import dev.postern.api.Gate;
import dev.postern.api.Refusals;
import dev.postern.api.operations.UriTemplate;
import dev.postern.api.sigv4.Caller;
import dev.postern.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests below {@code /postern/v1}. Safe for use by several threads. */
public final class OwnApi {
    private static final Logger LOG = LoggerFactory.getLogger(OwnApi.class);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Gate gate;
    private final List<Route> routes;

    /**
     * @param gate that all requests pass
     * @param routes all that is served
     */
    OwnApi(Gate gate, List<Route> routes) {
        this.gate = gate;
        this.routes = List.copyOf(routes);
    }

    /** Answers a request; never throws for what is in it. */
    public OwnAnswer answer(ApiRequest request) {
        return answer(request, gate::admit);
    }

    /**
     * Answers a request of somebody whom Postern knows otherwise than by a signature.
     *
     * @param caller stands for whoever asks; its key's id is told in the log and may be of any form
     */
    public OwnAnswer answer(ApiRequest request, Caller caller) {
        return answer(request, unsigned -> caller);
    }

    private OwnAnswer answer(ApiRequest request, Function<ApiRequest, Caller> callers) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Request-Id", UUID.randomUUID().toString());
        try {
            return answered(request, callers.apply(request), headers);
        } catch (ApiException e) {
            return new OwnAnswer.Whole(Problems.answer(e, headers));
        } catch (StoreException e) {
            LOG.warn(
                    "cannot answer {} (request {}): {}", request.method(), headers.get("X-Request-Id"), e.getMessage());
            return new OwnAnswer.Whole(Problems.answer(
                    Problems.of(UNAVAILABLE, "StoreFailed", "the store failed; see Postern's log"), headers));
        } catch (RuntimeException e) {
            LOG.error("cannot answer {} (request {})", request.method(), headers.get("X-Request-Id"), e);
            return new OwnAnswer.Whole(Problems.answer(Refusals.internal(), headers));
        }
    }

    /** Who asks is told nothing before it is known who asks. */
    private OwnAnswer answered(ApiRequest request, Caller caller, Map<String, String> headers) {
        Call call = find(request);
        Route route = call.route;
        OwnRequest own =
                new OwnRequest(request, caller, call.labels, new Parameters(request.query(), route.parameters()));
        Reply reply;
        if (route.isReading()) {
            reply = route.handler().answer(own);
        } else {
            gate.requireAdministrator(caller, "postern:" + route.operation());
            reply = gate.change(
                    route.operation(),
                    caller,
                    own.scope(),
                    request,
                    () -> route.handler().answer(own));
        }
        if (reply instanceof Reply.Events events) {
            headers.put("Content-Type", "text/event-stream");
            return new OwnAnswer.Stream(headers, events.begin());
        }
        Reply.Body body = (Reply.Body) reply;
        headers.put("Content-Type", "application/json");
        return new OwnAnswer.Whole(
                new ApiResponse(body.code(), headers, OwnJson.MAPPER.writeValueAsBytes(body.value())));
    }

    private record Call(Route route, Map<String, String> labels) {}

    private Call find(ApiRequest request) {
        List<String> segments = UriTemplate.segments(request.path());
        boolean isPath = false;
        for (Route route : routes) {
            Map<String, String> labels = labels(route, segments);
            if (labels != null) {
                if (route.method().equals(request.method())) {
                    return new Call(route, labels);
                }
                isPath = true;
            }
        }
        throw isPath
                ? Problems.of(METHOD_NOT_ALLOWED, "MethodNotAllowed", "this method is not answered here")
                : Problems.notFound("path; openapi.json tells what is served");
    }

    private static @Nullable Map<String, String> labels(Route route, @Nullable List<String> segments) {
        return segments == null || segments.size() != route.path().size()
                ? null
                : route.path().match(segments);
    }
}
