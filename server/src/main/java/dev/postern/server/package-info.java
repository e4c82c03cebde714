// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.postern.server;

import org.jspecify.annotations.NullMarked;
