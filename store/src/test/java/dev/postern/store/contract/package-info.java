/** What every store must do, as tests that an implementation inherits from {@link dev.postern.store.contract.StoreContract}. */
@NullMarked
package dev.postern.store.contract;

import org.jspecify.annotations.NullMarked;
