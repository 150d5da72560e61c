/**
 * What a person prefers and the presets a person saved, kept between starts in two JSON files side
 * by side, and the dialog where preferences are changed.
 */
@NullMarked
package studio.evosearch.app.settings;

import org.jspecify.annotations.NullMarked;
