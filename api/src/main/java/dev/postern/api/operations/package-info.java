// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of the API as data: a table of their paths, and one of what the members of their requests must be like. The
 * tables are made from the models that AWS's clients ship.
 */
@NullMarked
package dev.postern.api.operations;

import org.jspecify.annotations.NullMarked;
