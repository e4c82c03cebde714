// SPDX-License-Identifier: Apache-2.0
/** How what the program and its libraries log reaches standard error. */
@NullMarked
package dev.postern.server.logging;

import org.jspecify.annotations.NullMarked;
