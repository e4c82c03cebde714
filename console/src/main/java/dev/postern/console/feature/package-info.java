// SPDX-License-Identifier: Apache-2.0
/** Features of detectors: which are on, and what a form changes of them. */
@NullMarked
package dev.postern.console.feature;

import org.jspecify.annotations.NullMarked;
