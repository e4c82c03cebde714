// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The login attempts that a test has made, with what a reader of the log ought to see of each. */
public final class Attempts {
    private final List<Attempt> all = new CopyOnWriteArrayList<>();

    /** @param what what the attempt is for, for a reader of a failed test */
    private record Attempt(String what, Login expected) {}

    /** A session was opened. */
    public void success(String what, String remote, String user) {
        add(what, new Login(Outcome.SUCCESS, remote, user, null, Set.of()));
    }

    /** The server refused. */
    public void failure(String what, String remote, @Nullable String user, String reason, Mark... marks) {
        add(what, new Login(Outcome.FAILED, remote, user, reason, Set.of(marks)));
    }

    /** The attempt ended before the server could refuse or open a session. */
    public void incomplete(String what, String remote, Mark... marks) {
        add(what, new Login(Outcome.INCOMPLETE, remote, null, null, Set.of(marks)));
    }

    public List<Login> expected() {
        return all.stream().map(Attempt::expected).toList();
    }

    /** What each attempt was for, by where it came from: explains a difference. */
    public Map<String, List<String>> purposes() {
        return all.stream()
                .collect(Collectors.groupingBy(
                        attempt -> attempt.expected.remote(),
                        LinkedHashMap::new,
                        Collectors.mapping(Attempt::what, Collectors.toList())));
    }

    private void add(String what, Login expected) {
        all.add(new Attempt(what, expected));
    }
}
