// SPDX-License-Identifier: Apache-2.0
/**
 * Failed logins from unlisted sources.
 *
 * <p>Only <em>unfamiliar</em> failures enter: those from an exact address that has never logged in as that user. So an application
 * that keeps using a rotated password is no attack. What enters runs through marked Poisson CUSUM streams, one for the instance,
 * one for each existing user and one for each source, which find one try in half an hour as well as a hundred a second.
 */
@NullMarked
package dev.postern.kernel.failure;

import org.jspecify.annotations.NullMarked;
