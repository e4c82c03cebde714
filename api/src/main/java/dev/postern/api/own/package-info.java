// SPDX-License-Identifier: Apache-2.0
/**
 * What Postern serves below {@code /postern/v1}, where GuardDuty has nothing: logins, databases, baselines, explanations, replays
 * and the stream of findings. Each route is described in {@code openapi.json}. The console asks the same classes.
 */
@NullMarked
package dev.postern.api.own;

import org.jspecify.annotations.NullMarked;
