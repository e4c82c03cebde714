// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.Dimension;
import dev.postern.kernel.Finding.Usual;
import java.util.List;

/** What has been normal on a database instance until now. */
public interface Baseline {

    /** Whether a successful login with this value has been learnt. */
    boolean isUsual(Dimension dimension, String value);

    /** The usual values of each dimension, most logins first. */
    List<Usual> usual(long nowMicros);
}
