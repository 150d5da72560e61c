/**
 * The window: what starts the studio, puts the views together, and has menus, command palette,
 * shortcuts, notices and the first-run hints.
 */
@NullMarked
package studio.evosearch.app.shell;

import org.jspecify.annotations.NullMarked;
