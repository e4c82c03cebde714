// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Severity;
import dev.postern.kernel.Step;
import dev.postern.kernel.Tick;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kernel under evaluation, stepped as the live watch steps it: each login once, and a tick at each minute without one, so that
 * what has grown is told. Logins go in batches, so that the kernel's own time can be told from that of the generator and of the
 * evaluation.
 */
public final class KernelDetector implements Detector {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;
    private static final int BATCH = 1024;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Variant variant;
    private final List<Happening> happenings;
    private final Kernel kernel;
    private final KernelState state = new KernelState();
    private final Recent recent = new Recent();
    private final Map<String, Attribution> attributions = new HashMap<>();
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final List<Input> batch = new ArrayList<>(BATCH);
    private final List<Step> steps = new ArrayList<>(BATCH);
    private final boolean[] begun;
    private long logins;
    private long latest = -1;
    private long cpuNanos;
    private long tickMicros = Long.MIN_VALUE;
    private long sweptMicros = Long.MIN_VALUE;

    /**
     * @param variant what of it is measured
     * @param happenings what happens in the traffic
     * @param decoys accounts that are there to be found
     */
    public KernelDetector(Variant variant, Intel intel, List<Happening> happenings, Set<String> decoys) {
        this.variant = variant;
        this.happenings = happenings;
        this.kernel = new Kernel(variant.policy().withDecoys(decoys), variant.known(intel));
        this.begun = new boolean[happenings.size()];
    }

    @Override
    public String name() {
        return variant.name();
    }

    @Override
    public void login(LoginEvent login, int happening) {
        ticksUntil(login.timeMicros());
        add(Fed.label(variant.seen(login), logins++, happening));
    }

    private void ticksUntil(long micros) {
        if (tickMicros == Long.MIN_VALUE) {
            tickMicros = micros;
        }
        while (micros - tickMicros >= MINUTE_MICROS) {
            tickMicros += MINUTE_MICROS;
            add(new Tick(tickMicros));
        }
    }

    private void add(Input input) {
        batch.add(input);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (Input input : batch) {
            steps.add(kernel.step(input, state));
        }
        cpuNanos += THREADS.getCurrentThreadCpuTime() - begin;
        for (int i = 0; i < batch.size(); i++) {
            Input input = batch.get(i);
            if (input instanceof LoginEvent login) {
                Fed fed = Fed.of(login);
                latest = fed.number();
                recent.add(fed);
                if (fed.happening() >= 0) {
                    begun[fed.happening()] = true;
                }
            }
            told(steps.get(i), input.timeMicros());
        }
        steps.clear();
        batch.clear();
    }

    @Override
    public void finish() {
        flush();
        told(kernel.finish(state), tickMicros);
    }

    private void told(Step step, long micros) {
        step.findings().forEach(finding -> told(finding, micros));
        if (micros - sweptMicros > DAY_MICROS) {
            sweptMicros = micros;
            attributions.values().removeIf(each -> micros - each.toldMicros() > 2 * DAY_MICROS);
        }
    }

    private void told(Finding finding, long micros) {
        Sighting sighting = sightings.computeIfAbsent(
                finding.id(), id -> new Sighting(id, finding.type().id(), finding.instance()));
        if (finding.samples().isEmpty()) {
            silent(finding, sighting, micros);
        } else {
            attributions
                    .computeIfAbsent(finding.id(), id -> new Attribution(recent, attributions, sighting.evidence()))
                    .told(finding, latest, micros);
        }
        sighting.says(words(finding));
        // What is less than Low is a note, which nobody is called for.
        if (finding.isAlarm() && finding.severity().value() >= Severity.LOW.value()) {
            sighting.notify(finding.severity(), micros);
        }
    }

    /** A finding about the absence of logins is of the latest happening there that consists of none. */
    private void silent(Finding finding, Sighting sighting, long micros) {
        if (sighting.evidence().total() == 0) {
            int happening = happenings.stream()
                    .filter(each -> !begun[each.id()] && each.instances().contains(finding.instance()))
                    .filter(each ->
                            Course.micros(each.start()) <= micros && Course.micros(each.end()) >= finding.firstSeen())
                    .max(Comparator.comparing(Happening::start))
                    .map(Happening::id)
                    .orElse(Receiver.ORDINARY);
            sighting.evidence().add(happening, 1);
        }
    }

    private static Sighting.Words words(Finding finding) {
        List<Finding.Factor> factors = finding.factors();
        double bits = factors.stream().mapToDouble(Finding.Factor::bits).sum();
        return new Sighting.Words(
                factors.isEmpty() ? null : factors.get(0).name(),
                finding.patterns(),
                factors.isEmpty() ? Double.NaN : bits,
                finding.description());
    }

    @Override
    public Iterable<Sighting> sightings() {
        return sightings.values();
    }

    /** Logins taken so far. */
    public long logins() {
        return logins;
    }

    /** Time of a processor that the kernel took for all logins and ticks, in nanoseconds. */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** Bytes of all that the kernel remembers by now, as it is stored. To be asked once. */
    public long stateBytes() {
        return state.changedParts().values().stream()
                .mapToLong(part -> part.length)
                .sum();
    }
}
