// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.kernel.LoginEvent;
import dev.postern.monitor.receive.Channel;
import dev.postern.monitor.receive.ReceiveCounts;
import dev.postern.monitor.receive.Refusal;
import dev.postern.monitor.receive.Spools;
import dev.postern.server.config.Config;
import dev.postern.server.web.Answer;
import dev.postern.server.web.Intake;
import dev.postern.server.web.Upload;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /ingest/v1/logins}; {@code docs/ingest.md} describes it. */
public final class LoginIntake implements Intake {
    /** Path of the intake. */
    public static final String PATH = "/ingest/v1/logins";
    /** Name of the log, in the spools, of logins that were sent. */
    public static final String LOG = "logins";

    /** Bodies that are held at the same time. */
    private static final int AT_ONCE = 4;

    private static final int LONGEST_KEY = 255;

    private final Tokens tokens;
    private final Map<String, LoginSpool> spools = new LinkedHashMap<>();
    private final ReceiveCounts counts;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /**
     * Opens the spools of the databases that have tokens.
     *
     * @throws IOException when one cannot be used
     */
    public LoginIntake(List<Config.Database> databases, Spools all, ReceiveCounts counts, InstantSource clock)
            throws IOException {
        this.tokens = new Tokens(databases);
        this.counts = counts;
        this.clock = clock;
        for (Config.Database database : databases) {
            if (!database.ingestTokens().isEmpty()) {
                spools.put(database.id(), new LoginSpool(database.id(), all.spool(database.id(), LOG)));
            }
        }
    }

    @Override
    public Answer take(Upload upload) {
        String authorization = upload.header("Authorization");
        Set<String> databases = tokens.databases(authorization);
        if (databases.isEmpty()) {
            counts.refused(Channel.HTTP, Refusal.UNKNOWN_SENDER, 1);
            return Answer.error(401, "send a token of a database: Authorization: Bearer TOKEN")
                    .with("WWW-Authenticate", "Bearer realm=\"postern\"");
        }
        String key = upload.header("Idempotency-Key");
        if (key != null && key.length() > LONGEST_KEY) {
            return Answer.error(400, "Idempotency-Key is longer than " + LONGEST_KEY + " characters");
        }
        if (!room.tryAcquire()) {
            counts.refused(Channel.HTTP, Refusal.TOO_MANY, 1);
            return Answer.error(429, "others are sending just now; try again").with("Retry-After", "1");
        }
        try {
            return take(Body.read(upload, System::nanoTime), databases, key);
        } catch (Body.RefusedException e) {
            counts.refused(Channel.HTTP, e.code() == 413 ? Refusal.TOO_LONG : Refusal.UNREADABLE, 1);
            return Answer.error(e.code(), String.valueOf(e.getMessage()));
        } finally {
            room.release();
        }
    }

    private Answer take(String body, Set<String> databases, @Nullable String key) {
        Sorted sorted = new Sorted(databases, clock);
        try {
            Batch.read(body, sorted);
        } catch (BrokenBatchException e) {
            counts.refused(Channel.HTTP, Refusal.UNREADABLE, 1);
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
        if (sorted.isEmpty()) {
            return Answer.error(400, "there is no login in it");
        }
        int accepted = 0;
        int duplicates = 0;
        try {
            for (Map.Entry<String, List<LoginEvent>> each : sorted.byDatabase().entrySet()) {
                LoginSpool spool = Objects.requireNonNull(spools.get(each.getKey()));
                LoginSpool.Taken taken = spool.add(each.getValue(), key);
                counts.received(Channel.HTTP, each.getKey(), taken.accepted());
                accepted += taken.accepted();
                duplicates += taken.duplicates();
            }
        } catch (IOException e) {
            counts.refused(Channel.HTTP, Refusal.FULL, 1);
            return Answer.error(503, "cannot be stored for now; send all of it again later")
                    .with("Retry-After", "10");
        }
        counts.refused(Channel.HTTP, Refusal.UNREADABLE, sorted.refused());
        int code = sorted.refused() == 0 ? 200 : accepted + duplicates == 0 ? 400 : 207;
        return Answer.json(code, new Result(accepted, duplicates, sorted.refused(), sorted.errors()));
    }

    /**
     * What became of a batch.
     *
     * @param errors of the first that were refused
     */
    private record Result(int accepted, int duplicates, int refused, List<Sorted.Refused> errors) {}
}
