// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

/** Writes man pages with the macros of {@code man(7)}; all text is escaped. */
final class Roff {
    private final StringBuilder out = new StringBuilder();

    /** A macro line with quoted arguments, e.g. {@code .SH "EXIT STATUS"}. */
    void macro(String name, String... arguments) {
        out.append('.').append(name);
        for (String argument : arguments) {
            out.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        out.append('\n');
    }

    /** A request of roff itself, as it is. */
    void request(String request) {
        out.append('.').append(request).append('\n');
    }

    /** A line of text that may hold {@link #bold} and {@link #italic} parts. */
    void line(String marked) {
        boolean control = marked.startsWith(".") || marked.startsWith("\\(aq");
        out.append(control ? "\\&" : "").append(marked).append('\n');
    }

    /** A line of plain text. */
    void text(String plain) {
        line(escape(plain));
    }

    static String bold(String plain) {
        return "\\fB" + escape(plain) + "\\fR";
    }

    static String italic(String plain) {
        return "\\fI" + escape(plain) + "\\fR";
    }

    /** Plain text so that roff shows it as it is: hyphens that can be copied, straight quotes, backslashes. */
    static String escape(String plain) {
        return plain.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
