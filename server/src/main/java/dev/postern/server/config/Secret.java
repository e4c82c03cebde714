// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

/** A value that is not to be seen in output, logs or messages. */
public final class Secret {
    /** What is shown in its place. */
    static final String MASK = "********";

    private final String value;
    private final String shown;

    private Secret(String value, String shown) {
        this.value = value;
        this.shown = shown;
    }

    /** One that is written out in the file. */
    static Secret of(String value) {
        return new Secret(value, MASK);
    }

    /** One of which a part, or where it is from, can be shown. */
    static Secret shownAs(String value, String shown) {
        return new Secret(value, shown);
    }

    /** The value itself. */
    public String value() {
        return value;
    }

    /** What may be shown of it: where it is from ({@code ${NAME}}, {@code file:PATH}), else asterisks. */
    @Override
    public String toString() {
        return shown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
