// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.store.Scope;
import java.util.Map;

/** Resources of one kind below a detector, which have tags. */
public interface Taggable {

    /**
     * The tags of a resource.
     *
     * @param name of the resource, or its id
     * @throws ApiException when there is none
     */
    Map<String, String> tags(Scope scope, String name);

    /** Sets the tags of a resource. */
    void setTags(Scope scope, String name, Map<String, String> tags);
}
