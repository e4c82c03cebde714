// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.kernel.LoginEvent;
import dev.postern.monitor.receive.Spool;
import dev.postern.server.output.LoginJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The logins that were sent for one database. For several threads. */
final class LoginSpool {
    private final String database;
    private final Spool spool;
    private final RecentLogins recent;

    /**
     * What became of logins.
     *
     * @param accepted those that are new
     * @param duplicates those that had been sent before
     */
    record Taken(int accepted, int duplicates) {}

    /** @throws IOException when what the spool holds cannot be read */
    LoginSpool(String database, Spool spool) throws IOException {
        this.database = database;
        this.spool = spool;
        this.recent = RecentLogins.of(spool.files());
    }

    /**
     * Takes logins; when this returns, they are safe.
     *
     * @param key names the batch they are of; one with the same name has been taken whole before. Null: it has no name
     * @throws IOException when they are not taken
     */
    Taken add(List<LoginEvent> events, @Nullable String key) throws IOException {
        List<String> lines = new ArrayList<>();
        int duplicates = 0;
        long place;
        synchronized (this) {
            String remark = key == null ? null : remark(key);
            boolean again = remark != null && recent.has(remark);
            for (LoginEvent event : events) {
                String line = line(event);
                if (again || (isTelling(event) && recent.has(line))) {
                    duplicates++;
                } else {
                    recent.add(line);
                    lines.add(line);
                }
            }
            if (remark != null && !again) {
                recent.add(remark);
                lines.add(remark);
            }
            place = append(lines);
        }
        try {
            spool.sync(place); // duplicates may be those of a batch that is being written just now
        } catch (IOException e) {
            forget(lines);
            throw e;
        }
        return new Taken(events.size() - duplicates, duplicates);
    }

    private long append(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return spool.end();
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            return spool.append(bytes, bytes.length);
        } catch (IOException e) {
            forget(lines);
            throw e;
        }
    }

    private synchronized void forget(List<String> lines) {
        lines.forEach(recent::remove);
    }

    /** A line that readers of logins pass over. */
    private static String remark(String key) {
        return "-- batch " + HexFormat.of().formatHex(Tokens.sha256(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether two attempts that are alike in everything are the same one. */
    private static boolean isTelling(LoginEvent event) {
        return event.session() != null
                || event.remotePort() >= 0
                || !event.opened().file().isEmpty();
    }

    /** As {@code postern events} prints it, of this database and without the marks that only a reader of logs can give. */
    private String line(LoginEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LoginJson json = new LoginJson(bytes);
        json.write(new LoginEvent(
                event.openedMicros(),
                event.decidedMicros(),
                database,
                event.engine(),
                event.outcome(),
                event.remoteIp(),
                event.remoteHost(),
                event.remotePort(),
                event.user(),
                event.database(),
                event.application(),
                event.tls(),
                event.authMethod(),
                event.reason(),
                event.session(),
                Set.of(),
                event.opened(),
                null));
        json.finish();
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
