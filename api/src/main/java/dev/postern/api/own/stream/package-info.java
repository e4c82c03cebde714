// SPDX-License-Identifier: Apache-2.0
/** The stream of findings as server-sent events (WHATWG HTML, section 9.2). */
@NullMarked
package dev.postern.api.own.stream;

import org.jspecify.annotations.NullMarked;
