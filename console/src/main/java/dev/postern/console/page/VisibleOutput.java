// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.text.VisibleText;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/** Escapes what templates show for where it stands, and before that makes visible what it would hide. */
final class VisibleOutput extends OwaspHtmlTemplateOutput {

    VisibleOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : VisibleText.of(value));
    }
}
