// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of addresses that are trusted or a threat, of all four kinds of the API: what is wanted of each is one document, what came
 * of it another, so that who asks and who reads the lists never write the same one. A list's status is told from both.
 */
@NullMarked
package dev.postern.api.list;

import org.jspecify.annotations.NullMarked;
