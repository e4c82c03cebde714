// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.text.VisibleText;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/** Escapes what templates show for where it stands, and before that makes visible what it would hide; but for what forms send back. */
final class VisibleOutput extends OwaspHtmlTemplateOutput {
    private boolean isSentBack;

    VisibleOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void setContext(@Nullable String tag, @Nullable String attribute) {
        isSentBack = "value".equals(attribute) || (attribute == null && "textarea".equals(tag));
        super.setContext(tag, attribute);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null || isSentBack ? value : VisibleText.of(value));
    }
}
