package studio.evosearch.engine.analysis;

import java.util.Arrays;

/**
 * t-SNE in the plane (van der Maaten and Hinton, Visualizing Data using t-SNE, JMLR 9, 2008):
 * gradient descent with momentum and gains. The same start gives the same map, bit for bit, on any
 * machine and any number of threads.
 */
final class TSne {
  /** Until the exaggeration is over, and after; as in the reference program. */
  private static final float EARLY_MOMENTUM = 0.5f;

  private static final float MOMENTUM = 0.8f;
  private static final float LEAST_GAIN = 0.01f;

  /** The reference program's learning rate, and what large maps need (arXiv 1712.09005). */
  private static final double RATE = 200;

  private static final double POINTS_A_RATE = 12;

  /** How often the watcher is told. */
  private static final int EVERY = 10;

  private final Places at;
  private final Places home;
  private final float[] grip;
  private final Places speed;
  private final Places gain;
  private final TSneForces forces;
  private final float rate;

  /**
   * How long and how hard.
   *
   * @param iterations in all
   * @param exaggerated the first ones of these, in which affinities count more
   * @param exaggeration how much more
   */
  record Course(int iterations, int exaggerated, double exaggeration) {}

  private TSne(Affinities affinities, Places at, float[] grip) {
    int n = at.points();
    this.at = at;
    this.home = new Places(at.x().clone(), at.y().clone());
    this.grip = grip;
    this.speed = Places.of(n);
    this.gain = Places.of(n);
    Arrays.fill(gain.x(), 1);
    Arrays.fill(gain.y(), 1);
    this.forces = new TSneForces(affinities, at);
    this.rate = (float) Math.max(RATE, n / POINTS_A_RATE);
  }

  /**
   * Moves points to where their neighbours are near.
   *
   * @param at where they start; they are moved from there
   * @param grip how hard each is held where it starts, as a spring to that place; 0 is free. Where
   *     none is held the map is centred
   */
  static void descend(
      Affinities affinities, Places at, float[] grip, Course course, Watcher watcher) {
    TSne map = new TSne(affinities, at, grip);
    boolean free = true;
    for (float held : grip) {
      free &= held == 0;
    }
    for (int i = 0; i < course.iterations(); i++) {
      if (i % EVERY == 0) {
        watcher.at("map", (double) i / course.iterations());
      }
      boolean early = i < course.exaggerated();
      map.step(
          early ? (float) course.exaggeration() : 1, early || i == 0 ? EARLY_MOMENTUM : MOMENTUM);
      if (free) {
        at.centre();
      }
    }
  }

  private void step(float exaggeration, float momentum) {
    forces.measure();
    // Where all lie in one place, or so far apart that no push is left, there is nothing to share.
    float share = (float) (1 / Math.max(Float.MIN_NORMAL, forces.crowd()));
    Places pull = forces.pull();
    Places push = forces.push();
    add(pull.x(), exaggeration, push.x(), share);
    add(pull.y(), exaggeration, push.y(), share);
    move(at.x(), home.x(), speed.x(), gain.x(), pull.x(), momentum);
    move(at.y(), home.y(), speed.y(), gain.y(), pull.y(), momentum);
  }

  private static void add(float[] target, float factor, float[] more, float share) {
    for (int i = 0; i < target.length; i++) {
      target[i] = factor * target[i] + share * more[i];
    }
  }

  private void move(
      float[] at, float[] home, float[] speed, float[] gain, float[] force, float momentum) {
    for (int i = 0; i < at.length; i++) {
      float all = force[i] + grip[i] * (home[i] - at[i]);
      boolean onward = all * speed[i] > 0;
      gain[i] = Math.max(LEAST_GAIN, onward ? gain[i] + 0.2f : gain[i] * 0.8f);
      speed[i] = momentum * speed[i] + rate * gain[i] * all;
      at[i] += speed[i];
    }
  }
}
