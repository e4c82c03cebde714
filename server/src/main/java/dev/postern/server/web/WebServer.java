// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.ApiRequest;
import dev.postern.api.ApiResponse;
import dev.postern.api.own.OwnAnswer;
import dev.postern.console.Console;
import dev.postern.server.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Answers HTTP at one address and port. */
public final class WebServer implements AutoCloseable {
    static final int HEADER_BYTES = 16 << 10;

    private static final String HTTP = "http/1.1";
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 2;
    private static final int MOST_CONNECTIONS = 500;
    private static final int BODY_BYTES = 64 << 10;
    private static final long IDLE_MILLIS = 30_000;
    /** When there are as many connections as there may be, idle ones end sooner, so that others get in. */
    private static final long CROWDED_IDLE_MILLIS = 1_000;

    /** ARNs stand in a segment of a path with their slashes encoded. Paths are matched as they are sent, so none is ambiguous. */
    private static final UriCompliance RAW_PATHS =
            UriCompliance.from("0,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,AMBIGUOUS_EMPTY_SEGMENT");

    private final Server server;
    private final ServerConnector connector;
    private final InetAddress address;
    private final String scheme;

    /**
     * Starts to answer.
     *
     * @param address name or address of this machine to listen at
     * @param port 0 to 65535; 0 means any that is free
     * @param hostNames names, beside the loopback ones, by which it may be asked
     * @param routes by path
     * @param intakes by path; they bound what they read themselves
     * @param api answers requests for all paths that are not ours
     * @throws UsageException if it cannot listen there
     */
    public static WebServer start(
            String address,
            int port,
            Collection<String> hostNames,
            Map<String, Route> routes,
            Map<String, Intake> intakes,
            Function<ApiRequest, ApiResponse> api) {
        return start(address, port, hostNames, null, routes, intakes, api, null);
    }

    /**
     * Starts to answer, over TLS unless that is null.
     *
     * @param own answers requests below {@code /postern/v1} that are no route's; null when nothing does
     * @throws UsageException if it cannot listen there
     */
    public static WebServer start(
            String address,
            int port,
            Collection<String> hostNames,
            @Nullable SSLContext tls,
            Map<String, Route> routes,
            Map<String, Intake> intakes,
            Function<ApiRequest, ApiResponse> api,
            @Nullable Function<ApiRequest, OwnAnswer> own) {
        return start(address, port, hostNames, tls, routes, intakes, api, own, null);
    }

    /**
     * Starts to answer, over TLS unless that is null.
     *
     * @param own answers requests below {@code /postern/v1} that are no route's; null when nothing does
     * @param console answers requests below {@code /console}; null when nothing does
     * @throws UsageException if it cannot listen there
     */
    public static WebServer start(
            String address,
            int port,
            Collection<String> hostNames,
            @Nullable SSLContext tls,
            Map<String, Route> routes,
            Map<String, Intake> intakes,
            Function<ApiRequest, ApiResponse> api,
            @Nullable Function<ApiRequest, OwnAnswer> own,
            @Nullable Console console) {
        InetAddress at;
        try {
            at = InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UsageException("cannot listen at " + address + ": there is no such address");
        }
        Hosts hosts = new Hosts(hostNames);
        Dispatcher ours = new Dispatcher(hosts, routes, intakes);
        Handler.Sequence mounts = new Handler.Sequence(new ApiMount(hosts, api));
        if (own != null) {
            mounts.addHandler(new OwnMount(hosts, routes.keySet(), own));
        }
        if (console != null) {
            mounts.addHandler(new ConsoleMount(hosts, console::answer));
        }
        mounts.addHandler(ours);
        JsonErrors errors = console == null ? new JsonErrors() : new ConsoleErrors(hosts, console);
        WebServer web = new WebServer(at, port, tls, bounded(ours, mounts, errors), errors, IDLE_MILLIS);
        web.start();
        return web;
    }

    /** What is sent is as long as the intakes allow; all else is short. */
    private static Handler bounded(Dispatcher ours, Handler mounts, JsonErrors errors) {
        return new Handler.Wrapper(new BodyLimit(BODY_BYTES, mounts, errors)) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return ours.takes(request)
                        ? ours.handle(request, response, callback)
                        : super.handle(request, response, callback);
            }
        };
    }

    WebServer(InetAddress address, int port, Handler handler, long idleMillis) {
        this(address, port, null, handler, new JsonErrors(), idleMillis);
    }

    private WebServer(
            InetAddress address,
            int port,
            @Nullable SSLContext tls,
            Handler handler,
            JsonErrors errors,
            long idleMillis) {
        this.address = address;
        this.scheme = tls == null ? "http" : "https";
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("postern-web");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConnectionFactory plain = new HttpConnectionFactory(http(tls != null));
        connector = tls == null
                ? new ServerConnector(server, 1, 1, plain)
                : new ServerConnector(server, 1, 1, new SslConnectionFactory(settings(tls), HTTP), plain);
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(idleMillis);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(limit);
        server.setHandler(handler);
        server.setErrorHandler(errors);
    }

    private static SslContextFactory.Server settings(SSLContext tls) {
        SslContextFactory.Server settings = new SslContextFactory.Server();
        settings.setSslContext(tls);
        settings.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return settings;
    }

    private static HttpConfiguration http(boolean encrypted) {
        HttpConfiguration http = new HttpConfiguration();
        if (encrypted) {
            http.addCustomizer(new SecureRequestCustomizer(false)); // names are checked as without TLS
        }
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(RAW_PATHS);
        return http;
    }

    void start() {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new UsageException("cannot listen at " + new InetSocketAddress(address, connector.getPort()) + ": "
                    + e.getMessage() + "; is Postern running already? Another port is set with listen.port");
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens, with the port it got. */
    public URI uri() {
        String host = address.getHostAddress();
        return URI.create(
                scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Stops to listen and ends all connections. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the web server", e);
        }
    }
}
