// SPDX-License-Identifier: Apache-2.0
/** Watching live: reads the sources, puts logins into the login log and lets the detector look at them, each once. */
@NullMarked
package dev.postern.monitor;

import org.jspecify.annotations.NullMarked;
