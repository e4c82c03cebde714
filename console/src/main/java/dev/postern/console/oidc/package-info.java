// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in at a provider of OpenID Connect: authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC
 * 9700). The protocol is the library's; who may be what is ours.
 */
@NullMarked
package dev.postern.console.oidc;

import org.jspecify.annotations.NullMarked;
