// SPDX-License-Identifier: Apache-2.0
/** Where findings go, and {@code postern sink}: whether they arrive there. */
@NullMarked
package dev.postern.server.sink;

import org.jspecify.annotations.NullMarked;
