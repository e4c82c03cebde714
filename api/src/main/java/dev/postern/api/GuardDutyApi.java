// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.codec.Json;
import dev.postern.api.codec.JsonText;
import dev.postern.api.operations.Answer;
import dev.postern.api.operations.Operation;
import dev.postern.api.operations.Operations;
import dev.postern.api.sigv4.Caller;
import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to the API. Safe for use by several threads. */
public final class GuardDutyApi {
    private static final Logger LOG = LoggerFactory.getLogger(GuardDutyApi.class);
    private static final int NO_CONTENT = 204;

    private final Gate gate;
    private final Map<String, Served<?, ?>> handlers;
    private final Consumer<Scope> arrivals;

    /**
     * @param gate that all requests pass
     * @param handlers of all operations that the table says are served
     * @param arrivals told which account asks, and in which region
     */
    GuardDutyApi(Gate gate, Map<String, Served<?, ?>> handlers, Consumer<Scope> arrivals) {
        this.gate = gate;
        this.handlers = Map.copyOf(handlers);
        this.arrivals = arrivals;
    }

    /** What requests pass, for what is served beside this API with the same keys. */
    public Gate gate() {
        return gate;
    }

    /** Answers a request; never throws for what is in it. */
    public ApiResponse answer(ApiRequest request) {
        return answer(request, gate::admit);
    }

    /**
     * Answers a request of somebody whom Postern knows otherwise than by a signature.
     *
     * @param caller stands for whoever asks; its key's id is told in the log and may be of any form
     */
    public ApiResponse answer(ApiRequest request, Caller caller) {
        return answer(request, unsigned -> caller);
    }

    private ApiResponse answer(ApiRequest request, Function<ApiRequest, Caller> callers) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
        headers.put("Content-Type", "application/json");
        try {
            return answered(request, callers.apply(request), headers);
        } catch (ApiException e) {
            return refused(e, headers);
        } catch (RuntimeException e) {
            LOG.error("cannot answer {} (request {})", request.method(), headers.get("x-amzn-RequestId"), e);
            return refused(Refusals.internal(), headers);
        }
    }

    /** Who asks is told nothing before it is known who asks; not even whether there is such an operation. */
    private ApiResponse answered(ApiRequest request, Caller caller, Map<String, String> headers) {
        Operations.Call call = Operations.find(request.method(), request.path());
        if (call == null) {
            throw Refusals.unknownOperation();
        }
        Operation operation = call.operation();
        if (!operation.isReading()) {
            gate.requireAdministrator(caller, "guardduty:" + operation.name());
        }
        return new ApiResponse(operation.code(), headers, body(request, call, caller));
    }

    private byte[] body(ApiRequest request, Operations.Call call, Caller caller) {
        Operation operation = call.operation();
        Answer answer = operation.answer();
        if (answer instanceof Answer.Empty empty) {
            return empty.json().getBytes(StandardCharsets.UTF_8);
        } else if (answer instanceof Answer.Missing) {
            throw Refusals.notFound();
        } else if (answer instanceof Answer.Absent) {
            throw Refusals.because("the feature behind " + operation.name() + " is not available here.");
        }
        Served<?, ?> served = Objects.requireNonNull(handlers.get(operation.name()), operation.name());
        Scope scope = new Scope(caller.key().account(), caller.region());
        arrivals.accept(scope);
        if (operation.isReading()) {
            return JsonText.of(served.answer(request, call.labels(), scope));
        }
        byte[] body = gate.change(
                operation.name(),
                caller,
                scope,
                request,
                () -> JsonText.of(served.answer(request, call.labels(), scope)));
        return operation.code() == NO_CONTENT ? new byte[0] : body;
    }

    private static ApiResponse refused(ApiException refusal, Map<String, String> headers) {
        headers.put("x-amzn-ErrorType", refusal.type());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("message", refusal.words());
        body.put("__type", refusal.inner());
        return new ApiResponse(refusal.code(), headers, Json.MAPPER.writeValueAsBytes(body));
    }
}
