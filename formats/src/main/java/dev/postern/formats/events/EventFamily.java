// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.Coverage;
import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.EngineFamily;
import dev.postern.formats.Joiner;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.ArrayList;
import java.util.List;

/** Logins of any engine that have been read already. */
public final class EventFamily implements EngineFamily<EventRecord> {
    private static final List<LogFormat<EventRecord>> FORMATS = List.of(
            new EventFormat(
                    EventForm.POSTERN, "postern-events", "logins as postern events prints them", Coverage.full("")),
            new EventFormat(
                    EventForm.OCSF,
                    "ocsf-authentication",
                    "OCSF Authentication, one a line",
                    Coverage.of(
                            "1.0 to 1.8",
                            Fact.SUCCESS,
                            Fact.FAILED,
                            Fact.ADDRESS,
                            Fact.APPLICATION,
                            Fact.DATABASE,
                            Fact.TLS,
                            Fact.METHOD)));

    @Override
    public String id() {
        return "events";
    }

    @Override
    public List<LogFormat<EventRecord>> formats() {
        return FORMATS;
    }

    @Override
    public Joiner<EventRecord> joiner(ScanOptions options, List<StreamReport> reports, LoginSink sink) {
        return new EventJoiner(options, sink);
    }

    @Override
    public List<Advice> advise(List<StreamReport> reports) {
        List<Advice> advice = new ArrayList<>();
        long others = reports.stream()
                .mapToLong(report -> report.fact(EventScanner.OTHERS))
                .sum();
        if (others > 0) {
            advice.add(new Advice(
                    Level.BLIND,
                    "other databases",
                    others + " logins of other databases were passed over: each database has to be a file of its own.",
                    List.of()));
        }
        advice.add(new Advice(
                Level.OK,
                "logins",
                "These are logins that were read already; what they tell depends on what they were read from.",
                List.of()));
        return advice;
    }
}
