// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.state.UnreadableStateException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever became of the bytes: they are refused with a reason, without endless work or memory. */
class DamagedStateTest {

    private static final int CHECKSUM_BYTES = 4;
    private static final Map<String, byte[]> SOUND = new HashMap<>();

    @BeforeAll
    static void remember() {
        Kernel kernel = new Kernel(Policy.DEFAULT, RandomStory.INTEL);
        KernelState state = new KernelState();
        RandomStory.of(11).subList(0, 1_500).forEach(input -> kernel.step(input, state));
        SOUND.putAll(state.changedParts());
    }

    /** Reads a part beside a fleet that remembers nothing. */
    private static KernelState read(String part, byte[] bytes) {
        KernelState empty = new KernelState();
        empty.fleet.changed = true;
        Map<String, byte[]> parts = empty.changedParts();
        parts.put(part, bytes);
        return KernelState.of(parts);
    }

    /** With the right checksum, so that what lies behind it is put to the test. */
    private static byte[] sealed(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
        for (int i = 1; i <= CHECKSUM_BYTES; i++) {
            bytes[bytes.length - i] = (byte) (checksum.getValue() >>> (8 * (i - 1)));
        }
        return bytes;
    }

    /** Reads it, or has it refused in the one way that callers know. */
    private static void readOrRefuse(String part, byte[] bytes) {
        try {
            assertThat(read(part, bytes)).isNotNull();
        } catch (UnreadableStateException e) {
            assertThat(e).hasMessageContaining(part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "instance/db0"})
    void aFlippedBitIsNoticed(String part) {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = SOUND.get(part).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> read(part, bytes))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining(part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "instance/db0"})
    void aCutEndIsNoticed(String part) {
        byte[] whole = SOUND.get(part);
        for (int length = 0; length < whole.length; length += 1 + length / 20) {
            byte[] bytes = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part, bytes)).isInstanceOf(UnreadableStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "instance/db0"})
    void aCutEndWithARightChecksumIsNoticed(String part) {
        byte[] whole = SOUND.get(part);
        for (int length = CHECKSUM_BYTES + 1; length < whole.length; length += 1 + length / 20) {
            byte[] bytes = sealed(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(part, bytes))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "instance/db0"})
    void changedBytesWithARightChecksumDoNoHarm(String part) {
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = SOUND.get(part).clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[1 + random.nextInt(bytes.length - 1)] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
            }
            readOrRefuse(part, sealed(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "instance/db0"})
    void noiseDoesNoHarm(String part) {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[CHECKSUM_BYTES + 1 + random.nextInt(2_000)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            readOrRefuse(part, sealed(bytes));
        }
    }

    @Test
    void anotherFormatIsNamed() {
        byte[] bytes = SOUND.get("fleet").clone();
        bytes[0] = 5;
        assertThatThrownBy(() -> read("fleet", sealed(bytes)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("is of format 5")
                .hasMessageContaining("learnt again");
    }

    @Test
    void somethingLeftOverIsNoticed() {
        byte[] whole = SOUND.get("fleet");
        assertThatThrownBy(() -> read("fleet", sealed(Arrays.copyOf(whole, whole.length + 1))))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("left over");
    }

    @Test
    void aMissingFleetIsNoticed() {
        Map<String, byte[]> parts = new HashMap<>(SOUND);
        parts.remove("fleet");
        assertThatThrownBy(() -> KernelState.of(parts))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("fleet of the detector's memory is missing");
    }

    @Test
    void anUnknownPartIsNoticed() {
        assertThatThrownBy(() -> read("weather", new byte[10]))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("weather");
    }

    @Test
    void soundPartsAreRead() {
        assertThatCode(() -> KernelState.of(SOUND)).doesNotThrowAnyException();
    }
}
