// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.console.Console;
import dev.postern.console.web.WebResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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
    void answer(Request request, Response response, int code, Callback callback) {
        if (isOfBrowser(request)) {
            WebResponse page = console.refused(ConsoleMount.request(request, new byte[0]), code, words(code));
            ConsoleMount.write(page, response, callback);
        } else {
            super.answer(request, response, code, callback);
        }
    }

    /**
     * Other names than ours get no page: it would have the marks of a session. Of a request whose headers could not be read Jetty
     * keeps none, so that no session is known either; what asks the console is a browser then.
     */
    private boolean isOfBrowser(Request request) {
        String path = request.getHttpURI().getPath();
        HttpFields headers = request.getHeaders();
        return path != null
                && ConsoleMount.isOfConsole(path)
                && (headers.size() == 0 || (hosts.have(headers.get(HttpHeader.HOST)) && wantsHtml(headers)));
    }

    private static boolean wantsHtml(HttpFields headers) {
        return headers.getQualityCSV(HttpHeader.ACCEPT).stream()
                .anyMatch(type -> type.equals(HTML) || type.startsWith(HTML + ";"));
    }

    private static String words(int code) {
        return switch (code) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413 ->
                "What was sent is longer than " + (ConsoleMount.BODY_BYTES >> 10)
                        + " KiB, so nothing of it was read or changed. Go back and send less at once.";
            case HttpStatus.REQUEST_TIMEOUT_408 ->
                "What was sent did not arrive in time, so nothing was changed. Go back and send it again.";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "The browser sends more than " + (WebServer.HEADER_BYTES >> 10)
                        + " KiB with each request: a long address, or cookies of other services of this host. Remove those cookies, or"
                        + " ask by another name of this host.";
            default -> "The browser's request was refused before it was read: " + HttpStatus.getMessage(code) + ".";
        };
    }
}
