// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.kernel.LoginEvent;

/** How one object tells a login. */
enum EventForm {
    /** As {@code postern events} prints it. */
    POSTERN {
        @Override
        boolean fits(EventFields fields) {
            return LoginFields.fit(fields);
        }

        @Override
        LoginEvent login(EventFields fields) throws UnreadableEventException {
            return LoginFields.login(fields);
        }
    },
    /** OCSF. */
    OCSF {
        @Override
        boolean fits(EventFields fields) {
            return OcsfFields.fit(fields);
        }

        @Override
        LoginEvent login(EventFields fields) throws UnreadableEventException {
            return OcsfFields.login(fields);
        }
    };

    /** Whether an object is of this form. */
    abstract boolean fits(EventFields fields);

    /** The login of an object of this form. */
    abstract LoginEvent login(EventFields fields) throws UnreadableEventException;
}
