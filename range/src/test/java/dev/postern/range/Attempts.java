// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The login attempts that a test has made, with what a reader of the log ought to see of each. */
public final class Attempts {
    private final List<Attempt> all = new ArrayList<>();

    /**
     * One attempt.
     *
     * @param what what it is for
     * @param expected what to read of it
     */
    public record Attempt(String what, Login expected) {}

    /** A session was opened. */
    public void success(String what, String remote, String user, Mark... marks) {
        add(what, new Login(Outcome.SUCCESS, remote, user, null, Set.of(marks)));
    }

    /** The server refused. */
    public void failure(String what, String remote, @Nullable String user, String reason, Mark... marks) {
        add(what, new Login(Outcome.FAILED, remote, user, reason, Set.of(marks)));
    }

    /** The attempt ended before the server could refuse or open a session. */
    public void incomplete(String what, String remote, Mark... marks) {
        add(what, new Login(Outcome.INCOMPLETE, remote, null, null, Set.of(marks)));
    }

    /** What to read of all attempts. */
    public List<Login> expected() {
        return all.stream().map(Attempt::expected).toList();
    }

    /** Where the attempt of this purpose came from. */
    public String remoteOf(String what) {
        return all.stream()
                .filter(attempt -> attempt.what().equals(what))
                .findFirst()
                .orElseThrow()
                .expected()
                .remote();
    }

    /**
     * What is wrong with a reading: attempts that were not read as they should, and readings that no attempt explains.
     *
     * @param userUntold attempts whose user the log cannot tell
     */
    public List<String> differences(List<Login> read, Predicate<Attempt> userUntold) {
        List<Login> unexplained = new ArrayList<>(read);
        List<String> differences = new ArrayList<>();
        for (Attempt attempt : all) {
            Login expected = userUntold.test(attempt) ? attempt.expected.withoutUser() : attempt.expected;
            if (!unexplained.remove(expected)) {
                differences.add("missing: " + attempt.what() + ": " + expected);
            }
        }
        unexplained.forEach(login -> differences.add("unexpected: " + login));
        return differences;
    }

    private void add(String what, Login expected) {
        all.add(new Attempt(what, expected));
    }
}
