package studio.evosearch.app.setup;

/** The parts of the setup, in the order they are checked. */
enum Section {
  MODEL,
  REWARDS,
  METHOD,
  SAMPLING,
  MORE
}
