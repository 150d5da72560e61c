/** Run, pause, step, stop and steer; how far the run is; the scrubber over its generations. */
@NullMarked
package studio.evosearch.app.controls;

import org.jspecify.annotations.NullMarked;
