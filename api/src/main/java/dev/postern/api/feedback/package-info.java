// SPDX-License-Identifier: Apache-2.0
/** What people say of findings, and what follows from it for further ones. */
@NullMarked
package dev.postern.api.feedback;

import org.jspecify.annotations.NullMarked;
