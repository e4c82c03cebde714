// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.postern.intel;

import org.jspecify.annotations.NullMarked;
