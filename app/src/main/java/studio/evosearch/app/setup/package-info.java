/** The run that would start now: model, prompt, rewards, method, schedules, seed. */
@NullMarked
package studio.evosearch.app.setup;

import org.jspecify.annotations.NullMarked;
