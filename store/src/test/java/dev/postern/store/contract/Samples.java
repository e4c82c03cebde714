// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import dev.postern.store.FindingState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs and findings to store. */
public final class Samples {
    /** Time of the first login. */
    public static final long START = 1_780_000_000_000_000L;

    /** From one login to the next. */
    public static final long STEP = 1_000_000L;

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<Engine> ENGINES = List.of(Engine.values());
    private static final int PLAIN_PORT = 50_000;

    private Samples() {}

    /** The nth login, as most are. */
    public static LoginEvent login(int n) {
        return login(n, "db-" + n % 3, "user-" + n % 5, Outcome.SUCCESS, START + n * STEP);
    }

    /** A login at a time. */
    public static LoginEvent login(int n, String instance, @Nullable String user, Outcome outcome, long micros) {
        SourceLine line = new SourceLine("/var/log/postgresql/" + instance + ".log", n + 1L, n * 180L);
        return new LoginEvent(
                micros - 2_000,
                micros,
                instance,
                Engine.POSTGRESQL,
                outcome,
                IpAddress.v4(0x0A000000 | n % 7),
                null,
                PLAIN_PORT + n % 1_000,
                user,
                "app",
                "psql",
                "TLSv1.3",
                "scram-sha-256",
                outcome == Outcome.FAILED ? "28P01" : null,
                "6920a1b2.1f" + n,
                Set.of(),
                line,
                new SourceLine(line.file(), n + 2L, n * 180L + 90));
    }

    /** A tamper signal. */
    public static TamperSignal tampering(int n) {
        return new TamperSignal(
                START + n * STEP,
                "db-" + n % 3,
                Engine.MYSQL,
                new SourceLine("error.log", n + 1L, n * 100L),
                null,
                "2026-11-22 LOG: connection authorized: user=root",
                "a record inside a name");
    }

    /** Logins from the nth on. */
    public static List<Input> logins(int from, int to) {
        List<Input> inputs = new ArrayList<>();
        for (int n = from; n < to; n++) {
            inputs.add(login(n));
        }
        return inputs;
    }

    /** Anything that may ever be an input, chosen by chance. */
    public static Input hostile(Random random) {
        SourceLine source = new SourceLine(text(random), random.nextLong(), random.nextLong());
        if (random.nextInt(4) == 0) {
            return new TamperSignal(
                    random.nextLong(),
                    text(random),
                    engine(random),
                    source,
                    address(random),
                    text(random),
                    text(random));
        }
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (random.nextInt(6) == 0) {
                marks.add(mark);
            }
        }
        return new LoginEvent(
                random.nextLong(),
                random.nextLong(),
                text(random),
                engine(random),
                oneOf(OUTCOMES, random),
                address(random),
                textOrNull(random),
                random.nextInt(65_537) - 1,
                textOrNull(random),
                textOrNull(random),
                textOrNull(random),
                textOrNull(random),
                textOrNull(random),
                textOrNull(random),
                textOrNull(random),
                marks,
                source,
                settled(random, source));
    }

    private static @Nullable SourceLine settled(Random random, SourceLine opened) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new SourceLine(opened.file(), random.nextLong(), random.nextLong());
            default -> new SourceLine(text(random), random.nextLong(), random.nextLong());
        };
    }

    private static Engine engine(Random random) {
        return oneOf(ENGINES, random);
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static @Nullable IpAddress address(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> IpAddress.v4(random.nextInt());
            case 2 -> new IpAddress(random.nextLong(), random.nextInt(3));
            default -> new IpAddress(random.nextLong(), random.nextLong());
        };
    }

    private static @Nullable String textOrNull(Random random) {
        return random.nextInt(4) == 0 ? null : text(random);
    }

    /** Text with what databases, SQL and encodings stumble over. */
    public static String text(Random random) {
        List<String> pieces = List.of(
                "\u0000",
                "\u001A",
                "\u001A0000",
                "\uD800",
                "\uDC00",
                "\uDBFF\uDFFF",
                "😀",
                "ü",
                "'",
                "\"",
                "\\",
                "\n",
                "%",
                "_",
                "?",
                ":name",
                "$1",
                "'; DROP TABLE login_log; --",
                "\uFFFD",
                "\uFFFF",
                "\u202E",
                "plain");
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append(oneOf(pieces, random));
        }
        if (random.nextInt(20) == 0) {
            text.append("long ".repeat(4_000));
        }
        return text.toString();
    }

    /** A finding that is to be sent. */
    public static FindingState finding(String id, int count, long updatedMicros) {
        return finding(id, "CredentialAccess:RDS/AnomalousBehavior.FailedLogin", 5, "db-1", count, updatedMicros, true);
    }

    /** A finding. */
    public static FindingState finding(
            String id, String type, double severity, String instance, int count, long updatedMicros, boolean send) {
        return new FindingState(
                id,
                type,
                severity,
                instance,
                "Failed logins of \u0000'user'",
                count,
                START,
                updatedMicros,
                START,
                updatedMicros,
                !send,
                send,
                "{\"Id\":\"" + id + "\",\"Count\":" + count + "}");
    }
}
