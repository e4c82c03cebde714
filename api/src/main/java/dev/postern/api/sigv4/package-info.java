// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Signature Version 4, the server's side: a request proves by a keyed hash of itself that its sender has the secret of an
 * access key. In a header, or in the query of a URL that somebody has signed for others.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed AWS
 *     API request</a>
 */
@NullMarked
package dev.postern.api.sigv4;

import org.jspecify.annotations.NullMarked;
