// SPDX-License-Identifier: Apache-2.0
/**
 * REST-JSON to and from the model classes of the AWS SDK for Java, which describe their own members
 * ({@link software.amazon.awssdk.core.SdkPojo#sdkFields()}): names on the wire, types, and where in a request each stands. So what
 * is served is what clients know, to the letter.
 */
@NullMarked
package dev.postern.api.codec;

import org.jspecify.annotations.NullMarked;
