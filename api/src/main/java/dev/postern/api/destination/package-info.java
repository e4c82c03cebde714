// SPDX-License-Identifier: Apache-2.0
/**
 * Publishing destinations: buckets that findings are exported to. What is wanted is one document, how publishing goes another, so
 * that who asks and who publishes never write the same one. The status is told from both.
 */
@NullMarked
package dev.postern.api.destination;

import org.jspecify.annotations.NullMarked;
