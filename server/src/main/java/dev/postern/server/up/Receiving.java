// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.Position;
import dev.postern.monitor.receive.Network;
import dev.postern.monitor.receive.ReceiveCounts;
import dev.postern.monitor.receive.SenderRule;
import dev.postern.monitor.receive.Senders;
import dev.postern.monitor.receive.Spools;
import dev.postern.monitor.receive.SyslogServer;
import dev.postern.monitor.receive.TlsFiles;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.ingest.LoginIntake;
import dev.postern.server.web.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What databases' logs are sent to: their spools, the syslog server and the intake of the web server. The spools are opened first,
 * since the watch follows them; the ways in are opened last and closed first.
 */
final class Receiving implements AutoCloseable {
    private final Config config;
    private final Spools spools;
    private final Senders senders;
    private final LoginIntake intake;
    private final ReceiveCounts counts;
    private final Consumer<String> say;
    private final InstantSource clock;
    private @Nullable SyslogServer syslog;

    /**
     * Opens the spools.
     *
     * @throws UsageException when one cannot be used
     */
    Receiving(Config config, ReceiveCounts counts, Consumer<String> say, InstantSource clock) {
        this.config = config;
        this.counts = counts;
        this.say = say;
        this.clock = clock;
        try {
            spools = Spools.open(config.data(), config.retention().receivedMaxSize(), clock);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        try {
            List<Senders.Route> routes = new ArrayList<>();
            for (Config.Database database : config.databases()) {
                routes.addAll(routes(database));
            }
            senders = new Senders(routes);
            intake = new LoginIntake(config.databases(), spools, counts, clock);
        } catch (IOException e) {
            close(); // nobody else can
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<Senders.Route> routes(Config.Database database) throws IOException {
        ZoneId zone = Objects.requireNonNullElse(database.timezone(), ZoneId.systemDefault());
        List<Senders.Route> routes = new ArrayList<>();
        for (Config.Sender sender : database.syslog()) {
            List<Network> from = sender.from().stream().map(Network::parse).toList();
            SenderRule rule =
                    new SenderRule(database.id(), sender.program(), sender.host(), from, sender.certificate());
            routes.add(new Senders.Route(rule, spools.spool(database.id(), "syslog-" + sender.program()), zone));
        }
        return routes;
    }

    /** The logs in which what is sent of a database is followed. */
    List<FollowedLog> logs(String database) {
        return spools.logs(database);
    }

    /** What the web server takes, by path. */
    Map<String, Intake> intakes() {
        return Map.of(LoginIntake.PATH, intake);
    }

    /** Bytes in the spools, by database. */
    Map<String, Long> bytes() {
        return spools.bytes();
    }

    /**
     * Begins to listen, and to delete what has been read.
     *
     * @param places asks the store from where logs would be read again
     * @throws UsageException when it cannot listen
     */
    void start(Supplier<Map<String, Map<String, Position>>> places) {
        Config.Syslog listen = config.listen().syslog();
        if (listen.isOn()) {
            syslog = listen(listen);
        }
        spools.start(places, say);
    }

    private SyslogServer listen(Config.Syslog listen) {
        try {
            Path certificate = listen.certificate();
            Path key = listen.key();
            SSLContext context =
                    certificate == null || key == null ? null : TlsFiles.context(certificate, key, listen.clientCa());
            SyslogServer.Addresses addresses = new SyslogServer.Addresses(
                    listen.udp(), listen.tcp(), listen.tls(), context, listen.clientCa() != null);
            return SyslogServer.start(addresses, senders, counts, say, clock);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Closes the ways in but that of the web server; what has come is safe. */
    void stop() {
        SyslogServer server = syslog;
        if (server != null) {
            syslog = null;
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing sockets", e);
            }
        }
    }

    /** Closes everything. */
    @Override
    public void close() {
        stop();
        try {
            spools.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing spools", e);
        }
    }
}
