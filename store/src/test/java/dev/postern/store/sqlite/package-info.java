/** The SQLite store, and what happens to it when the machine, the disk or another program does not do as it should. */
@NullMarked
package dev.postern.store.sqlite;

import org.jspecify.annotations.NullMarked;
