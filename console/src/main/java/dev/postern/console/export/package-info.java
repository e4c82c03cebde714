// SPDX-License-Identifier: Apache-2.0
/** The page of the publishing destination: the bucket that findings are exported to. It is changed by way of the API. */
@NullMarked
package dev.postern.console.export;

import org.jspecify.annotations.NullMarked;
