// SPDX-License-Identifier: Apache-2.0
/** {@code postern config}: whether a configuration is good, what takes effect, and whether what it names can be reached. */
@NullMarked
package dev.postern.server.setup;

import org.jspecify.annotations.NullMarked;
