// SPDX-License-Identifier: Apache-2.0
/**
 * What people say is to be expected. It counts beside what was learnt and never becomes part of it: so it ends when it is taken back
 * or its time is over.
 */
@NullMarked
package dev.postern.kernel.feedback;

import org.jspecify.annotations.NullMarked;
