package dev.relay.repo.git;

import java.util.ArrayList;
import java.util.List;

/** Times two ways to the same end in turns and prints the medians and their ratio. */
final class SideBySide {
  private static final int WARM = 3;

  private final int rounds;
  private final List<String> lines = new ArrayList<>();

  SideBySide(int rounds) {
    this.rounds = rounds;
  }

  void row(String what, Runnable plain, Runnable relay) {
    row(what, () -> {}, plain, relay);
  }

  /**
   * @param before every round, not timed
   */
  void row(String what, Runnable before, Runnable plain, Runnable relay) {
    var theirs = new ArrayList<Double>();
    var ours = new ArrayList<Double>();
    for (int round = -WARM; round < rounds; round++) {
      before.run();
      // Whoever comes second finds warm files: take turns.
      var plainFirst = Math.floorMod(round, 2) == 0;
      var first = time(plainFirst ? plain : relay);
      var second = time(plainFirst ? relay : plain);
      if (round >= 0) {
        theirs.add(plainFirst ? first : second);
        ours.add(plainFirst ? second : first);
      }
    }
    lines.add(
        "| %s | %.0f ms | %.0f ms | %.2f |"
            .formatted(what, median(theirs), median(ours), median(ours) / median(theirs)));
  }

  void print() {
    System.out.println("| what | native git | Relay | ratio |\n|---|---|---|---|");
    lines.forEach(System.out::println);
    lines.clear();
  }

  private static double time(Runnable run) {
    var began = System.nanoTime();
    run.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
