// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.formats.SourceProblem;
import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.Policy;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Time of a {@link Kernel#step}, from a state that knows nothing, over generated logins without lists. */
@State(Scope.Benchmark)
public class KernelBenchmark extends NanosecondBenchmark {
    private static final int EVENTS = 100_000;

    private final Intel intel = IntelSnapshot.builder().build();
    private List<Input> inputs = List.of();

    /** Generates the logins. */
    @Setup
    public void generate() throws IOException, SourceProblem {
        GeneratedLog generated = GeneratedLog.of(Style.Name.RDS, 5L * EVENTS);
        inputs = List.copyOf(GeneratedLog.inputs(generated.recognised()).subList(0, EVENTS));
    }

    /** Takes all logins. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void step(Blackhole hole) {
        Kernel kernel = new Kernel(Policy.DEFAULT, intel);
        KernelState state = new KernelState();
        for (Input input : inputs) {
            hole.consume(kernel.step(input, state));
        }
        hole.consume(kernel.finish(state));
    }
}
