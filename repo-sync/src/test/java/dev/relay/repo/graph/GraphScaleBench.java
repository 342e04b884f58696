package dev.relay.repo.graph;

import dev.relay.repo.git.Repos;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand repositories scanned, and read again after a restart. Prints; asserts nothing. */
@Tag("bench")
final class GraphScaleBench {
  private static final int COUNT = Integer.getInteger("repositories", 1000);

  @TempDir Path dir;

  @Test
  void printsHowLongScansTake() {
    var repos = new Repos(dir);
    var workspace = ManyRepositories.create(COUNT, repos.git(), repos.mirrors());
    try (var kit = new GraphKit(repos)) {
      workspace.repositories().forEach(repos.mirrors()::head);
      print("%d repositories, %d manifests".formatted(COUNT, 3 * COUNT));
      print("first scan: %.0f ms".formatted(took(() -> kit.graphs().of(workspace))));
      for (int i = 0; i < 3; i++) {
        kit.restarted(repos.git());
        print("after a restart: %.0f ms".formatted(took(() -> kit.graphs().of(workspace))));
      }
      print("again: %.2f ms".formatted(took(() -> kit.graphs().of(workspace))));
    }
  }

  private static double took(Runnable work) {
    var began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
