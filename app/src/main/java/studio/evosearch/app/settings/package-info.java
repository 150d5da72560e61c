/**
 * What a person prefers, kept between starts in one JSON file, and the dialog where it is changed.
 */
@NullMarked
package studio.evosearch.app.settings;

import org.jspecify.annotations.NullMarked;
