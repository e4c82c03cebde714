// SPDX-License-Identifier: Apache-2.0
/** Searches the login log. */
@NullMarked
package dev.postern.api.own.login;

import org.jspecify.annotations.NullMarked;
