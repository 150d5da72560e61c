/**
 * The studio: a JavaFX window over the engine, one package a view, each a ViewModel and a View. It
 * knows the engine's values and commands, and nothing of DJL or of the files inside a run.
 */
@NullMarked
package studio.evosearch.app;

import org.jspecify.annotations.NullMarked;
