// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Finding;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.Owners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a monitor is to do.
 *
 * @param owners of the databases; everything but findings is stored for the main one
 * @param databases what it watches; identifiers are unique
 * @param kernels the detection, with its lists and settings, and newer ones as they come
 * @param expected what people expect now, by database; asked each second
 * @param document a finding in GuardDuty's wire form, JSON
 * @param sinks names of the sinks that new states of findings go to
 * @param keepLogins how long logins are kept
 * @param maxLoginBytes most bytes that the login log takes
 * @param keepFindings how long findings are kept after their last change
 */
public record MonitorSettings(
        Owners owners,
        List<WatchedDatabase> databases,
        KernelSource kernels,
        Supplier<Map<String, List<Expectation>>> expected,
        Function<Finding, String> document,
        List<String> sinks,
        Duration keepLogins,
        long maxLoginBytes,
        Duration keepFindings) {

    public MonitorSettings {
        databases = List.copyOf(databases);
        sinks = List.copyOf(sinks);
    }
}
