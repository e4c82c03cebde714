// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.console.Console;
import dev.postern.console.web.WebResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers browsers that Jetty refuses what they ask of the console with a page of the console, and all others with JSON. */
final class ConsoleErrors extends JsonErrors {
    private static final String HTML = "text/html";

    private final Hosts hosts;
    private final Console console;

    ConsoleErrors(Hosts hosts, Console console) {
        this.hosts = hosts;
        this.console = console;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        if (isOfBrowser(request)) {
            WebResponse page = console.refused(ConsoleMount.request(request, new byte[0]), code, words(code));
            ConsoleMount.write(page, response, callback);
        } else {
            super.generateResponse(request, response, code, message, cause, callback);
        }
    }

    /** Other names than ours get no page: it would have the marks of a session. */
    private boolean isOfBrowser(Request request) {
        String path = request.getHttpURI().getPath();
        return path != null
                && ConsoleMount.isOfConsole(path)
                && hosts.have(request.getHeaders().get(HttpHeader.HOST))
                && request.getHeaders().getQualityCSV(HttpHeader.ACCEPT).stream()
                        .anyMatch(type -> type.equals(HTML) || type.startsWith(HTML + ";"));
    }

    private static String words(int code) {
        return switch (code) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413 ->
                "What was sent is longer than " + (ConsoleMount.BODY_BYTES >> 10)
                        + " KiB, so nothing of it was read or changed. Go back and send less at once.";
            case HttpStatus.REQUEST_TIMEOUT_408 ->
                "What was sent did not arrive in time, so nothing was changed. Go back and send it again.";
            default -> "The browser's request was refused before it was read: " + HttpStatus.getMessage(code) + ".";
        };
    }
}
