package studio.evosearch.app.population;

/** What a candidate is marked with, by the search or by the person. */
enum Mark {
  ELITE,
  PINNED,
  LIKED,
  DISLIKED,
  REJECTED
}
