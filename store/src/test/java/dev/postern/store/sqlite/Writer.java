// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A program that appends numbered logins until it is killed, and prints how many are stored after each append. */
final class Writer {
    /** Logins in each append. */
    static final int BATCH = 7;

    /** The source whose checkpoint holds the number of the last login. */
    static final String SOURCE = "numbers";

    private Writer() {}

    /** Takes the file's name. */
    public static void main(String[] args) {
        SqliteStore store = SqliteStore.open(Path.of(args[0]), InstantSource.system());
        LoginLog log = store.logins(Scope.DEFAULT);
        for (int n = (int) log.lastSeq(); true; n += BATCH) {
            String last = Integer.toString(n + BATCH);
            log.append(Samples.logins(n, n + BATCH), Map.of(SOURCE, last.getBytes(StandardCharsets.UTF_8)));
            System.out.println(last);
            System.out.flush();
        }
    }
}
