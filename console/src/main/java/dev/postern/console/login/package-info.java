// SPDX-License-Identifier: Apache-2.0
/**
 * Login activity: the logins that were read, searched, counted by their values, and turned to whatever is near them. Every search is a
 * URL. All values come from clients and are hostile.
 */
@NullMarked
package dev.postern.console.login;

import org.jspecify.annotations.NullMarked;
