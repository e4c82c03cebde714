// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import org.jspecify.annotations.Nullable;

/**
 * What Postern is set to.
 *
 * @param detector of the account and region; null when there is none
 * @param configuration that takes effect, YAML
 * @param mayChange whether the viewer may change the detector
 * @param fault why something was not changed; empty when there is nothing wrong
 */
public record SettingsPage(@Nullable DetectorForm detector, String configuration, boolean mayChange, String fault) {}
