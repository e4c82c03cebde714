// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.TamperSignal;

/** Takes what a joiner settles. */
public interface LoginSink {
    /** Takes a settled login attempt. */
    void login(LoginEvent event);

    /** Takes a sign of tampering. */
    void tamper(TamperSignal signal);
}
