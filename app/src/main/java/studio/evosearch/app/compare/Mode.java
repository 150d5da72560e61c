package studio.evosearch.app.compare;

/** How candidates are held against each other. */
enum Mode {
  SIDE_BY_SIDE,
  SLIDER,
  FLICKER,
  DIFFERENCE
}
