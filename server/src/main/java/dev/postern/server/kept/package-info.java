// SPDX-License-Identifier: Apache-2.0
/** The store that a configuration names. */
@NullMarked
package dev.postern.server.kept;

import org.jspecify.annotations.NullMarked;
