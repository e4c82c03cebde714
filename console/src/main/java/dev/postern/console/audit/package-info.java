// SPDX-License-Identifier: Apache-2.0
/** Who has changed what, as it was kept. */
@NullMarked
package dev.postern.console.audit;

import org.jspecify.annotations.NullMarked;
