// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of the databases: how each is covered and what its logs hide, and of one what is normal there, its logins and its
 * findings.
 */
@NullMarked
package dev.postern.console.database;

import org.jspecify.annotations.NullMarked;
