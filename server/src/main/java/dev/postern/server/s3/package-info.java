// SPDX-License-Identifier: Apache-2.0
/** The server that speaks S3: how it is asked, and where findings are exported to. */
@NullMarked
package dev.postern.server.s3;

import org.jspecify.annotations.NullMarked;
