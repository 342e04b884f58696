package dev.relay.mcp.api;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.ManyRepositories;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers over REST about a workspace of a thousand repositories. Prints; asserts nothing. */
@Tag("bench")
final class WorkspaceScaleBench {
  private static final int COUNT = Integer.getInteger("repositories", 1000);
  private static final int ROUNDS = 200;

  @Test
  void printsHowLongAnswersTake(@TempDir Path dir) {
    try (var server = RunningServer.start(dir)) {
      var workspace =
          ManyRepositories.create(COUNT, server.bean(Git.class), server.bean(Mirrors.class));
      server.bean(Workspaces.class).save(workspace);
      for (var path :
          List.of(
              "/repositories", "/graph", "/graph?of=r0", "/graph?of=r900&direction=dependencies")) {
        measure(server, "/api/workspaces/big" + path);
      }
    }
  }

  private static void measure(RunningServer server, String path) {
    var times = new ArrayList<Double>();
    int bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var sent = System.nanoTime();
      bytes = server.send(server.asToken(path)).body().length();
      times.add((System.nanoTime() - sent) / 1e6);
    }
    var warm = times.subList(ROUNDS / 4, ROUNDS).stream().sorted().toList();
    System.out.printf(
        "%s (%d kB): first %.0f ms, then p50 %.1f ms, p95 %.1f ms%n",
        path,
        bytes / 1000,
        times.getFirst(),
        warm.get(warm.size() / 2),
        warm.get(warm.size() * 95 / 100));
  }
}
