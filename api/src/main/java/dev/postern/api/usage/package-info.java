// SPDX-License-Identifier: Apache-2.0
/** Usage and free trials. Postern costs nothing: all amounts are zero, and no trial is running. */
@NullMarked
package dev.postern.api.usage;

import org.jspecify.annotations.NullMarked;
