// SPDX-License-Identifier: Apache-2.0
/** Coverage: which databases are watched, and what keeps the others from being watched. */
@NullMarked
package dev.postern.api.coverage;

import org.jspecify.annotations.NullMarked;
