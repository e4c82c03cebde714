// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

/**
 * A generation that is left behind.
 *
 * @param name the name that its lines carried; empty when none was given
 * @param print what it is known by
 */
public record Done(String name, Fingerprint print) {}
