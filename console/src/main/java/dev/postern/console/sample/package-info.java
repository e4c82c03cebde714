// SPDX-License-Identifier: Apache-2.0
/** Samples of findings, which people make to see what findings look like and whether they arrive. */
@NullMarked
package dev.postern.console.sample;

import org.jspecify.annotations.NullMarked;
