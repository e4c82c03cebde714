// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.asset;

import dev.postern.console.web.Gzip;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** All assets, read once. Libraries come from their WebJars. */
public final class Assets {
    /** What their addresses begin with. */
    public static final String FOLDER = "/console/assets/";

    private static final String WEBJARS = "META-INF/maven/org.webjars.npm/";

    private final Map<String, Asset> byAddress = new HashMap<>();
    private final Asset style;
    private final Asset script;
    private final Asset htmx;
    private final Asset icon;

    /** Reads them from the class path. */
    public Assets() {
        style = add(
                "console.css",
                own("tokens.css"),
                own("console.css"),
                own("parts.css"),
                own("charts.css"),
                own("activity.css"),
                own("finding.css"),
                own("form.css"));
        script = add("console.js", own("console.js"), own("times.js"), own("zoom.js"));
        htmx = add("htmx.js", library("htmx.org", "dist/htmx.min.js"));
        icon = add("icon.svg", own("icon.svg"));
    }

    private Asset add(String name, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        Asset asset = Asset.of(FOLDER, name, content.toByteArray());
        byAddress.put(asset.address(), asset);
        return asset;
    }

    private static byte[] own(String name) {
        return read("dev/postern/console/asset/" + name);
    }

    private static byte[] library(String name, String file) {
        Properties about = new Properties();
        try (InputStream in = open(WEBJARS + name + "/pom.properties")) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read("META-INF/resources/webjars/" + name + "/" + about.getProperty("version") + "/" + file);
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the program is not whole: " + resource + " is missing");
        }
        return in;
    }

    /** Answers a request for an asset; null when there is none at its path. */
    public @Nullable WebResponse answer(WebRequest request) {
        Asset asset = byAddress.get(request.path());
        return asset == null ? null : asset.answer(Gzip.isAccepted(request));
    }

    /** Address of the style sheet. */
    public String style() {
        return style.address();
    }

    /** Address of our script. */
    public String script() {
        return script.address();
    }

    /** Address of htmx. */
    public String htmx() {
        return htmx.address();
    }

    /** Address of the icon. */
    public String icon() {
        return icon.address();
    }
}
