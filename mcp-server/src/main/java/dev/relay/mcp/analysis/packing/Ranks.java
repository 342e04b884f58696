package dev.relay.mcp.analysis.packing;

import dev.relay.mcp.analysis.architecture.CodeGraph;
import java.util.Arrays;

/**
 * Personalised PageRank over the files of a graph: where somebody ends who begins at the seeds,
 * follows uses, and begins anew now and then. JGraphT's has no seeds.
 */
final class Ranks {
  private static final double DAMPING = 0.85;
  private static final int ROUNDS = 40;
  private static final double CLOSE = 1e-7;

  private Ranks() {}

  /**
   * @param seeds weight of each file, none negative; with no weight at all each counts the same
   * @return by file; they sum up to 1
   */
  static double[] of(CodeGraph graph, double[] seeds) {
    var begin = normal(seeds);
    var totals = new double[begin.length];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = graph.from(i).stream().mapToDouble(CodeGraph.Edge::weight).sum();
    }
    var ranks = begin.clone();
    for (int round = 0; round < ROUNDS; round++) {
      var next = step(graph, ranks, begin, totals);
      double moved = 0;
      for (int i = 0; i < next.length; i++) {
        moved += Math.abs(next[i] - ranks[i]);
      }
      ranks = next;
      if (moved < CLOSE) {
        break;
      }
    }
    return ranks;
  }

  private static double[] step(CodeGraph graph, double[] ranks, double[] begin, double[] totals) {
    var next = new double[ranks.length];
    double lost = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (totals[i] == 0) {
        lost += ranks[i];
      }
      for (var edge : graph.from(i)) {
        next[edge.to()] += DAMPING * ranks[i] * edge.weight() / totals[i];
      }
    }
    for (int i = 0; i < next.length; i++) {
      next[i] += begin[i] * (1 - DAMPING + DAMPING * lost);
    }
    return next;
  }

  private static double[] normal(double[] seeds) {
    var sum = Arrays.stream(seeds).sum();
    var begin = new double[seeds.length];
    for (int i = 0; i < begin.length; i++) {
      begin[i] = sum > 0 ? seeds[i] / sum : 1.0 / seeds.length;
    }
    return begin;
  }
}
