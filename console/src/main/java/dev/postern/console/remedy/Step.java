// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import java.util.List;

/**
 * One step.
 *
 * @param id stable name, unique among the steps of a finding, by which a page remembers that it is done
 * @param text what to do; names in it are hostile
 * @param commands with which to do it; none when it cannot be done by a command
 * @param look what to look at in Postern
 */
public record Step(String id, Phase phase, String text, List<Command> commands, Look look) {

    /** A view of Postern's that helps with a step. */
    public enum Look {
        NOTHING,
        LOGINS_OF_SOURCE,
        LOGINS_OF_USER,
        FINDINGS_OF_SOURCE,
        DATABASE
    }

    public Step {
        commands = List.copyOf(commands);
    }
}
