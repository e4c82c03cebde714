// SPDX-License-Identifier: Apache-2.0
/** Values as people read them: hostile text made visible, times in the reader's zone, numbers and sizes. */
@NullMarked
package dev.postern.console.text;

import org.jspecify.annotations.NullMarked;
