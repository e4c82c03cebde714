// SPDX-License-Identifier: Apache-2.0

/** {@code postern evaluate}: measures detection on generated traffic and says how good it is. */
@NullMarked
package dev.postern.server.evaluate;

import org.jspecify.annotations.NullMarked;
