// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import dev.postern.console.web.Parameters;
import dev.postern.console.web.Parameters.Pair;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the console as a browser does: with cookies, and with the token of the page it was last shown. */
public final class Browser {
    private final Function<WebRequest, WebResponse> console;
    private final Map<String, String> cookies = new HashMap<>();
    private final String address;
    private String csrf = "";

    public Browser(Function<WebRequest, WebResponse> console, String address) {
        this.console = console;
        this.address = address;
    }

    public WebResponse get(String address) {
        return ask("GET", address, "");
    }

    /** Sends a form; fields are pairs of name and value. */
    public WebResponse post(String address, String... fields) {
        List<Pair> form = new ArrayList<>(List.of(new Pair("csrf", csrf)));
        for (int i = 0; i < fields.length; i += 2) {
            form.add(new Pair(fields[i], fields[i + 1]));
        }
        return ask("POST", address, new Parameters(form).toString());
    }

    /** A cookie that it keeps, or null. */
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /** Lets it have a cookie. */
    public void keep(String name, String value) {
        cookies.put(name, value);
    }

    /** Sends any request. */
    public WebResponse ask(String method, String path, String form) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of("127.0.0.1:8420"));
        headers.put("content-type", List.of("application/x-www-form-urlencoded"));
        headers.put("sec-fetch-site", List.of("same-origin"));
        StringBuilder line = new StringBuilder();
        cookies.forEach(
                (name, value) -> line.append(name).append('=').append(value).append("; "));
        headers.put("cookie", List.of(line.toString()));
        String[] parts = path.split("[?]", 2);
        WebResponse answer = console.apply(WebRequest.of(
                method,
                parts[0],
                parts.length == 2 ? parts[1] : "",
                headers,
                form.getBytes(StandardCharsets.UTF_8),
                address,
                false));
        for (String cookie : answer.cookies()) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String text = text(answer);
        int at = text.indexOf("name=\"csrf\" value=\"");
        if (at >= 0) {
            int begin = at + "name=\"csrf\" value=\"".length();
            csrf = text.substring(begin, text.indexOf('"', begin));
        }
        return answer;
    }

    public static String text(WebResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
