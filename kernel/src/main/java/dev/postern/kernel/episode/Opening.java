// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Severity;
import dev.postern.kernel.origin.Origin;

/**
 * How an episode begins.
 *
 * @param instance the database instance
 * @param engine its engine
 * @param origin where the first signal came from
 * @param severity severity at the start
 * @param startMicros time of the first attempt, which may lie before the moment at which it became a signal
 */
public record Opening(String instance, Engine engine, Origin origin, Severity severity, long startMicros) {

    /** An episode that begins with this attempt. */
    public static Opening with(LoginEvent event, Origin origin, Severity severity) {
        return new Opening(event.instance(), event.engine(), origin, severity, event.timeMicros());
    }
}
