// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import java.util.List;

/**
 * What a scan read and what it could not see.
 *
 * @param headline number of findings by severity, a sentence
 * @param outcomes number of logins by outcome, with what was left out
 * @param successful number of logins
 * @param failed number of logins
 * @param incomplete number of logins
 * @param span first and last login
 * @param learning number of findings that are held back because a profile is still learning
 * @param notes number of findings that something everyday explains
 * @param instances what was read of each database instance
 * @param blindSpots what could not be seen
 * @param problems messages about sources that could not be read
 */
public record Overview(
        String headline,
        String outcomes,
        long successful,
        long failed,
        long incomplete,
        String span,
        long learning,
        long notes,
        List<Instance> instances,
        List<BlindSpot> blindSpots,
        List<String> problems) {

    /**
     * A database instance.
     *
     * @param formats names of the logs' formats
     * @param lines number of lines read
     * @param unreadable number of them that could not be understood
     */
    public record Instance(String name, List<String> formats, long lines, long unreadable) {}

    /**
     * Something that some logs do not show.
     *
     * @param instances whose logs
     * @param what the subject and why, in words
     * @param settings settings that would show it
     */
    public record BlindSpot(List<String> instances, String what, List<String> settings) {}

    /** Number of lines read. */
    public long lines() {
        return instances.stream().mapToLong(Instance::lines).sum();
    }

    /** Number of lines that could not be understood. */
    public long unreadable() {
        return instances.stream().mapToLong(Instance::unreadable).sum();
    }
}
