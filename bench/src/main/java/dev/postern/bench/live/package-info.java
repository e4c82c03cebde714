// SPDX-License-Identifier: Apache-2.0
/** The live monitor under load: logs that are written while {@code postern up} reads them in a process of its own. */
@NullMarked
package dev.postern.bench.live;

import org.jspecify.annotations.NullMarked;
