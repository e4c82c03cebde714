// SPDX-License-Identifier: Apache-2.0
/** The first page: what needs attention now, and how everything stands. */
@NullMarked
package dev.postern.console.overview;

import org.jspecify.annotations.NullMarked;
