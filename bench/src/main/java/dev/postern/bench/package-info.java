// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.postern.bench;

import org.jspecify.annotations.NullMarked;
