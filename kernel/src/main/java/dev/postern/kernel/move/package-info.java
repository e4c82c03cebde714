// SPDX-License-Identifier: Apache-2.0
/**
 * Applications move: to another subnet, cluster or host. Their first login from there looks like that of a stolen credential; what
 * follows does not. So such logins are held for some hours, until it shows whether the application works from there.
 */
@NullMarked
package dev.postern.kernel.move;

import org.jspecify.annotations.NullMarked;
