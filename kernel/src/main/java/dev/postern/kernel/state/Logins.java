// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Login attempts that are remembered whole. */
public final class Logins {

    private Logins() {}

    public static void write(StateWriter out, @Nullable LoginEvent login) {
        out.shared(login, Logins::writeFields);
    }

    public static LoginEvent read(StateReader in) {
        return in.shared(LoginEvent.class, Logins::readFields);
    }

    public static @Nullable LoginEvent readOrNull(StateReader in) {
        return in.sharedOrNull(LoginEvent.class, Logins::readFields);
    }

    private static void writeFields(StateWriter out, LoginEvent login) {
        out.time(login.openedMicros());
        out.time(login.decidedMicros());
        out.text(login.instance());
        out.constant(login.engine());
        out.constant(login.outcome());
        Values.writeAddress(out, login.remoteIp());
        out.text(login.remoteHost());
        out.number(login.remotePort());
        out.text(login.user());
        out.text(login.database());
        out.text(login.application());
        out.text(login.tls());
        out.text(login.authMethod());
        out.text(login.reason());
        out.text(login.session());
        // In a fixed order: that of a set may be another in each run.
        out.all(new TreeSet<>(login.marks()), StateWriter::constant);
        writeLine(out, login.opened());
        SourceLine settled = login.settled();
        out.flag(settled != null);
        if (settled != null) {
            writeLine(out, settled);
        }
    }

    private static LoginEvent readFields(StateReader in) {
        return new LoginEvent(
                in.time(),
                in.time(),
                in.text(),
                in.constant(Engine.class),
                in.constant(Outcome.class),
                Values.readAddress(in),
                in.textOrNull(),
                in.integer(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                readMarks(in),
                readLine(in),
                in.flag() ? readLine(in) : null);
    }

    private static Set<Mark> readMarks(StateReader in) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        in.each(() -> marks.add(in.constant(Mark.class)));
        return marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(marks);
    }

    private static void writeLine(StateWriter out, SourceLine line) {
        out.text(line.file());
        out.number(line.line());
        out.number(line.offset());
    }

    private static SourceLine readLine(StateReader in) {
        return new SourceLine(in.text(), in.number(), in.number());
    }
}
