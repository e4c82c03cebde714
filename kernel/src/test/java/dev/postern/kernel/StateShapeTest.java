// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.feedback.Expectation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that the kernel holds in memory is missing from what it writes: also not a field that somebody adds later. */
class StateShapeTest {

    /** What is not kept: caches, and what has changed since it was kept last. */
    private static final Set<String> LEFT = Set.of(
            "InstanceState.origins",
            "InstanceState.changed",
            "FleetState.changed",
            "KernelState.expectationsChanged",
            // Words that are made when they are read; once written they are those words.
            "Term.text",
            "KernelState.latest",
            "KernelState.latestName",
            "KernelState.instances",
            "KernelState.baselines");

    /** What is due is taken within each step. */
    private static final Set<String> THE_SAME_BETWEEN_STEPS = Set.of("Episode.queued", "Episodes.due");

    /** A score that is kept is about the network alone. */
    private static final Set<String> THE_SAME_OF_WHAT_IS_KEPT =
            Set.of("Score.fromOwnNetwork", "Score.patterns", "Score.telling", "Score.threshold");

    /** A thousand must be open; of attacks see {@link SequenceTest}. */
    private static final Set<String> NOT_IN_THIS_STORY =
            Set.of("Episode.closed", "Actor.privateNet", "Part.newAccountLater");

    private static Expectation like(LoginEvent login) {
        return new Expectation(
                login.user(),
                login.remoteIp(),
                login.remoteHost(),
                login.application(),
                login.database(),
                login.tls(),
                login.authMethod(),
                List.of((int) (login.timeMicros() % 24)),
                login.timeMicros());
    }

    @Test
    void everyFieldComesBackWithItsValueOrderAndSharing() {
        SameShape shapes = new SameShape(LEFT);
        Kernel kernel = new Kernel(Policy.DEFAULT, RandomStory.INTEL);
        KernelState state = new KernelState();
        Map<String, byte[]> kept = new HashMap<>();
        Random random = new Random(1);
        for (Input input : RandomStory.of(1)) {
            kernel.step(input, state);
            if (input instanceof LoginEvent login && random.nextInt(40) == 0) {
                kernel.expect(Map.of(login.instance(), List.of(like(login))), state);
            }
            if (random.nextInt(15) == 0 || state.instances().size() < 6) {
                kept.putAll(state.changedParts());
                shapes.check(state, KernelState.of(kept));
            }
        }

        assertThat(shapes.fields()).isGreaterThan(150);
        assertThat(shapes.constant())
                .as("fields that never held anything else, so that nothing is shown of them")
                .isEqualTo(Stream.of(THE_SAME_BETWEEN_STEPS, THE_SAME_OF_WHAT_IS_KEPT, NOT_IN_THIS_STORY)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }
}
