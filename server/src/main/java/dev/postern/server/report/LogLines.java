// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.server.output.RawLines;
import dev.postern.server.output.Times;
import org.jspecify.annotations.Nullable;

/** Some of a finding's logins with their log lines. */
final class LogLines {
    private static final String CAPTION = "Some of the logins, with their log lines";

    private final Html html;
    private final RawLines lines;

    LogLines(Html html, RawLines lines) {
        this.html = html;
        this.lines = lines;
    }

    void write(Finding finding) {
        if (finding.samples().isEmpty()) {
            return;
        }
        html.element("h4", CAPTION);
        html.open("div", "class", "log", "role", "region", "tabindex", "0", "aria-label", CAPTION);
        html.open("ol");
        finding.samples().forEach(this::login);
        html.close().close();
    }

    private void login(LoginEvent login) {
        html.open("li").open("p");
        html.element("b", Times.brief(login.openedMicros()));
        part(Texts.of(login.outcome()), "outcome " + Texts.of(login.outcome()));
        part(login.user(), "v");
        part(login.database(), "v");
        part(login.application(), "v");
        part(login.remoteIp() == null ? login.remoteHost() : login.remoteIp().toString(), "v");
        part(login.reason(), "v");
        html.close();
        line(login.opened());
        SourceLine settled = login.settled();
        if (settled != null && !settled.equals(login.opened())) {
            line(settled);
        }
        html.close();
    }

    private void part(@Nullable String text, String style) {
        if (text != null) {
            html.text(" ").element("span", text, "class", style);
        }
    }

    private void line(SourceLine place) {
        String text = lines.text(place);
        html.open("p", "class", "line")
                .element("span", place.file() + ":" + place.line(), "class", "place")
                .text(" ");
        html.element("code", text == null ? "(text not kept)" : text).close();
    }
}
