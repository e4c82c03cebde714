// SPDX-License-Identifier: Apache-2.0
/**
 * The console as people meet it: Chromium in front of a Postern that has read the logs of a small fleet, of real servers, and of an
 * attacker of pages. Without Chromium and its driver these tests are skipped and say so.
 */
@NullMarked
package dev.postern.server.browser;

import org.jspecify.annotations.NullMarked;
