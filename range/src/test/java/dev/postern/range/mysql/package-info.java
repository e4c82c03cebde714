// SPDX-License-Identifier: Apache-2.0
/** Logins to real MySQL and MariaDB servers and what is read of them. */
@NullMarked
package dev.postern.range.mysql;

import org.jspecify.annotations.NullMarked;
