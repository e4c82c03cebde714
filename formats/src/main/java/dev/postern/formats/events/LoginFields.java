// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a login of the fields that {@code postern events} prints. Fields that it does not print are passed over. */
final class LoginFields {
    /** An attempt is settled within this time, microseconds. */
    private static final long LONGEST = 24 * 3_600_000_000L;
    /** Times before 1990 and after 2200 are mistakes. */
    private static final long EARLIEST = 631_152_000_000_000L;

    private static final long LATEST = 7_258_118_400_000_000L;

    private LoginFields() {}

    /** Whether an object looks as if it were such a login. */
    static boolean fit(EventFields fields) {
        return fields.get("time") != null
                && fields.get("engine") != null
                && fields.get("outcome") != null
                && fields.has("user");
    }

    static LoginEvent login(EventFields fields) throws UnreadableEventException {
        long opened = time(fields, "time");
        long decided = fields.get("decidedAt") == null ? opened : time(fields, "decidedAt");
        String file = fields.get("file");
        String instance = fields.get("instance");
        return checked(new LoginEvent(
                opened,
                decided,
                instance == null ? "" : instance,
                engine(fields.get("engine")),
                outcome(fields.get("outcome")),
                address(fields.get("remoteIp"), "remoteIp"),
                fields.get("remoteHost"),
                port(fields.number("remotePort", -1), "remotePort"),
                fields.get("user"),
                fields.get("database"),
                fields.get("application"),
                fields.get("tls"),
                fields.get("authMethod"),
                fields.get("reason"),
                fields.get("session"),
                marks(fields),
                new SourceLine(file == null ? "" : file, Math.max(0, fields.number("line", 0)), 0),
                null));
    }

    /** The login, if its times can be those of one. */
    static LoginEvent checked(LoginEvent login) throws UnreadableEventException {
        if (login.openedMicros() < EARLIEST || login.decidedMicros() > LATEST) {
            throw new UnreadableEventException("its time is no time of a login");
        }
        if (login.decidedMicros() < login.openedMicros() || login.decidedMicros() - login.openedMicros() > LONGEST) {
            throw new UnreadableEventException("it was decided before it began, or more than a day after");
        }
        return login;
    }

    private static long time(EventFields fields, String name) throws UnreadableEventException {
        String text = fields.get(name);
        if (text == null) {
            throw new UnreadableEventException(name + " is missing");
        }
        return micros(text, name);
    }

    /** Microseconds of an ISO 8601 time with its zone. */
    static long micros(String text, String name) throws UnreadableEventException {
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableEventException(name + " is no time such as 2026-11-22T08:53:58.753Z");
        }
    }

    private static Engine engine(@Nullable String id) throws UnreadableEventException {
        for (Engine engine : Engine.values()) {
            if (engine.id().equals(id)) {
                return engine;
            }
        }
        throw new UnreadableEventException("engine is neither postgresql, mysql nor mariadb");
    }

    private static Outcome outcome(@Nullable String name) throws UnreadableEventException {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(name)) {
                return outcome;
            }
        }
        throw new UnreadableEventException("outcome is neither SUCCESS, FAILED nor INCOMPLETE");
    }

    static @Nullable IpAddress address(@Nullable String text, String name) throws UnreadableEventException {
        IpAddress address = text == null ? null : IpAddress.parse(text);
        if (text != null && address == null) {
            throw new UnreadableEventException(name + " is no address");
        }
        return address;
    }

    static int port(long port, String name) throws UnreadableEventException {
        if (port < -1 || port > 65_535) {
            throw new UnreadableEventException(name + " is no port");
        }
        return (int) port;
    }

    private static Set<Mark> marks(EventFields fields) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (String id : fields.all("marks")) {
            for (Mark mark : Mark.values()) {
                if (mark.id().equals(id)) {
                    marks.add(mark);
                }
            }
        }
        return Collections.unmodifiableSet(marks);
    }
}
