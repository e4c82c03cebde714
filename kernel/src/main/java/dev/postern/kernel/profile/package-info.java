// SPDX-License-Identifier: Apache-2.0
/**
 * What has been normal: successful logins per user, per peer group, per instance and over the whole fleet, counted in hours and
 * forgotten with a half-life of 90 days.
 */
@NullMarked
package dev.postern.kernel.profile;

import org.jspecify.annotations.NullMarked;
