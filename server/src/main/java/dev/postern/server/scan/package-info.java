// SPDX-License-Identifier: Apache-2.0
/** The commands over logs: {@code scan}, {@code events}, {@code check}, {@code explain}. */
@NullMarked
package dev.postern.server.scan;

import org.jspecify.annotations.NullMarked;
