// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.postern.range.servers;

import org.jspecify.annotations.NullMarked;
