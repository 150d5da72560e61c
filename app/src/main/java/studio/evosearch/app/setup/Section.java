package studio.evosearch.app.setup;

/** The parts of the setup, in the order they are checked. */
enum Section {
  ADVANCED,
  MODEL,
  REWARDS,
  METHOD,
  SAMPLING,
  MORE
}
