package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;

class OpenPartsTest {
  private final List<String> told = new ArrayList<>();

  private final Workshop workshop =
      new Workshop() {
        @Override
        public Generator generator(String reference, String device, int threads, WantedSize size) {
          return new LocalWorkshop().generator(reference, device, threads, size);
        }

        @Override
        public Reward reward(String reference, String device, int threads) {
          told.add("open " + reference + " " + threads);
          return new Watched(reference, threads);
        }
      };

  private final class Watched implements Reward {
    private final String name;
    private final int threads;

    Watched(String name, int threads) {
      this.name = name;
      this.threads = threads;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String description() {
      return "watched";
    }

    @Override
    public double[] score(List<Sample> samples, String prompt) {
      return new double[samples.size()];
    }

    @Override
    public void close() {
      told.add("close " + name + " " + threads);
    }
  }

  private static RunSpec spec(List<String> heldOut, int threads) {
    return new RunSpecs().heldOut(heldOut).threads(threads).build();
  }

  private List<String> open(OpenParts parts, RunSpec spec) {
    told.clear();
    parts.open(spec);
    return List.copyOf(told);
  }

  @Test
  void onlyWhatTheRunNamesIsOpen() {
    try (OpenParts parts = new OpenParts(workshop, () -> 0)) {
      assertEquals(
          List.of("open toy:circle 1", "open toy:corner 1"),
          open(parts, spec(List.of("toy:corner"), 1)));
      assertEquals(List.of(), open(parts, spec(List.of("toy:corner"), 1)));
      assertEquals(List.of("close toy:corner 1"), open(parts, spec(List.of(), 1)));
      assertEquals(
          List.of("close toy:circle 1", "open toy:circle 2"), open(parts, spec(List.of(), 2)));
      told.clear();
    }
    assertEquals(List.of("close toy:circle 2"), told);
  }

  @Test
  void aRewardIsOpenedOnEachDevice() {
    try (OpenParts parts = new OpenParts(workshop, () -> 0)) {
      assertEquals(
          List.of("open toy:circle 1", "open toy:circle 1"),
          open(parts, new RunSpecs().heldOut(List.of()).device("cpu,cpu").build()));
      told.clear();
    }
    assertEquals(List.of("close toy:circle 1", "close toy:circle 1"), told);
  }
}
