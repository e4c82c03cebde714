// SPDX-License-Identifier: Apache-2.0
/**
 * The GuardDuty API: REST-JSON as the AWS CLI, the SDKs and Terraform speak it. {@link dev.postern.api.GuardDutyApi} takes a
 * request, finds its operation in a table, checks who signed it and whether its members are as they must be, and lets the
 * operation's handler answer. Everything in a request is hostile until its signature has been checked, and text in it still is
 * then.
 */
@NullMarked
package dev.postern.api;

import org.jspecify.annotations.NullMarked;
