// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.feedback.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story told to the kernel: {@code at("2026-03-02T09:00").from("10.0.0.5").as("alice").fails(3)}. Time goes on by a second with
 * each attempt. {@link #findings()} are the last states of all findings, in the order in which they first came up.
 */
final class Scenario {

    private final Kernel kernel;
    private KernelState state = new KernelState();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final List<String> journal = new ArrayList<>();
    private long line;

    private long now = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli() * 1000;
    private String instance = "orders";
    private @Nullable String ip;
    private @Nullable String host;
    private @Nullable String user;
    private @Nullable String application;
    private @Nullable String database = "shop";
    private @Nullable String auth = "scram-sha-256";
    private @Nullable String tls = "TLSv1.3";
    private Set<Mark> marks = Set.of();
    private Duration pace = Duration.ofSeconds(1);

    Scenario() {
        this(Intel.NONE);
    }

    Scenario(Intel intel) {
        this(Policy.DEFAULT, intel);
    }

    Scenario(Policy policy, Intel intel) {
        kernel = new Kernel(policy, intel);
    }

    /** Goes to a time of the form {@code 2026-03-02T09:00}, UTC. */
    Scenario at(String time) {
        now = Instant.parse(time + ":00Z").toEpochMilli() * 1000;
        return this;
    }

    Scenario after(Duration duration) {
        now += duration.toNanos() / 1000;
        return this;
    }

    /** Sets the time between attempts. */
    Scenario every(Duration duration) {
        pace = duration;
        return this;
    }

    Scenario on(String name) {
        instance = name;
        return this;
    }

    Scenario from(@Nullable String address) {
        ip = address;
        host = null;
        return this;
    }

    Scenario fromHost(String name) {
        ip = null;
        host = name;
        return this;
    }

    Scenario as(@Nullable String name) {
        user = name;
        return this;
    }

    Scenario with(@Nullable String applicationName) {
        application = applicationName;
        return this;
    }

    Scenario to(@Nullable String name) {
        database = name;
        return this;
    }

    Scenario over(@Nullable String version) {
        tls = version;
        return this;
    }

    Scenario authenticatedBy(@Nullable String method) {
        auth = method;
        return this;
    }

    Scenario marked(Mark... all) {
        marks = Set.of(all);
        return this;
    }

    Scenario succeeds() {
        return attempt(Outcome.SUCCESS);
    }

    Scenario succeeds(int times) {
        return repeat(times, Outcome.SUCCESS);
    }

    Scenario fails() {
        return attempt(Outcome.FAILED);
    }

    Scenario fails(int times) {
        return repeat(times, Outcome.FAILED);
    }

    Scenario probes(int times) {
        return repeat(times, Outcome.INCOMPLETE);
    }

    private Scenario repeat(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            attempt(outcome);
        }
        return this;
    }

    Scenario forges(String text) {
        line++;
        feed(new TamperSignal(
                now,
                instance,
                Engine.POSTGRESQL,
                new SourceLine("db.log", line, line * 100),
                address(),
                text,
                "a record inside a name"));
        now += pace.toNanos() / 1000;
        return this;
    }

    private Scenario attempt(Outcome outcome) {
        line++;
        SourceLine place = new SourceLine("db.log", line, line * 100);
        feed(new LoginEvent(
                now,
                now,
                instance,
                Engine.POSTGRESQL,
                outcome,
                address(),
                host,
                40000,
                user,
                database,
                application,
                tls,
                auth,
                outcome == Outcome.FAILED ? "28P01" : null,
                Long.toString(line),
                marks,
                place,
                place));
        now += pace.toNanos() / 1000;
        return this;
    }

    private @Nullable IpAddress address() {
        return ip == null ? null : IpAddress.parse(ip);
    }

    /** Somebody expects these on the instance, and nothing else anywhere. */
    Scenario expects(Expectation... expected) {
        kernel.expect(Map.of(instance, List.of(expected)), state);
        return this;
    }

    Scenario tick() {
        return feed(new Tick(now));
    }

    /** Goes on with what is written of the kernel's memory. */
    Scenario restart() {
        kept.putAll(state.changedParts());
        state = KernelState.of(kept);
        return this;
    }

    Scenario feed(Input input) {
        return take(kernel.step(input, state));
    }

    private Scenario take(Step step) {
        for (Finding finding : step.findings()) {
            findings.put(finding.id(), finding);
            journal.add(finding.toString());
        }
        return this;
    }

    /** Findings that people are told of. */
    List<Finding> findings() {
        return all().stream().filter(Finding::isAlarm).toList();
    }

    /** What something everyday explains. */
    List<Finding> notes() {
        return all().stream()
                .filter(finding -> finding.standing() == Finding.Standing.NOTE)
                .toList();
    }

    /** Findings of this type that count. */
    List<Finding> findings(FindingType type) {
        return findings().stream().filter(finding -> finding.type() == type).toList();
    }

    /** Silences told. */
    List<Finding> silences() {
        take(kernel.finish(state));
        return findings.values().stream().filter(Scenario::isSilence).toList();
    }

    private static boolean isSilence(Finding finding) {
        return finding.type() == FindingType.TELEMETRY_SILENT;
    }

    /** All findings, those of learning profiles included; without {@link #silences()}, which long pauses of a story may seem to be. */
    List<Finding> all() {
        take(kernel.finish(state));
        return findings.values().stream().filter(finding -> !isSilence(finding)).toList();
    }

    /** Every state of every finding in the order told, as text. */
    List<String> journal() {
        take(kernel.finish(state));
        return journal;
    }

    /** The same as far as it has been told. */
    List<String> journalSoFar() {
        return journal;
    }

    /** Number of states told so far. */
    int told() {
        return journal.size();
    }

    Finding only(FindingType type) {
        List<Finding> found = findings();
        if (found.size() != 1 || found.get(0).type() != type) {
            throw new AssertionError("expected one " + type + " but found "
                    + found.stream().map(Scenario::brief).toList());
        }
        return found.get(0);
    }

    static String brief(Finding f) {
        return f.type() + " " + f.severity() + " " + f.instance() + " " + f.counts() + " " + f.patterns() + " "
                + f.description();
    }
}
