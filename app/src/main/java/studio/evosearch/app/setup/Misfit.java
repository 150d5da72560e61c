package studio.evosearch.app.setup;

/**
 * What does not fit.
 *
 * @param section where to look
 * @param text for a person
 */
record Misfit(Section section, String text) {}
