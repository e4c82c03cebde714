// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

import dev.postern.formats.Families;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern formats}: the log formats that can be read and what each can tell. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the log formats that can be read and what each can tell of a login when the server's settings let it.",
            "For what a log at hand does tell, see postern check."
        })
public final class FormatsCommand implements Callable<Integer> {
    @Option(
            names = "--format",
            paramLabel = "table|json|markdown",
            defaultValue = "table",
            description = "Form of the list. Default: ${DEFAULT-VALUE}.")
    private Form form = Form.table;

    /** Forms of the list; the names are what the user types. */
    enum Form {
        table,
        json,
        markdown
    }

    @Override
    public Integer call() {
        FormatList list = new FormatList(Families.ALL);
        System.out.print(
                switch (form) {
                    case table -> list.table();
                    case json -> list.json();
                    case markdown -> list.markdown();
                });
        return 0;
    }
}
