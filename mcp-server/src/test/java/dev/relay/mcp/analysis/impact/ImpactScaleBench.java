package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.ManyRepositories;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Impact over many repositories, as the server is put together. Prints; asserts nothing. */
@Tag("bench")
final class ImpactScaleBench {
  private static final int COUNT = Integer.getInteger("repositories", 100);
  private static final int FILES = 40;
  private static final int ROUNDS = 40;

  @Test
  void printsHowLongAnswersTake(@TempDir Path dir) {
    try (var server = RunningServer.start(dir)) {
      var git = server.bean(Git.class);
      var mirrors = server.bean(Mirrors.class);
      var workspace = ManyRepositories.create(COUNT, git, mirrors);
      for (int i = 0; i < COUNT; i++) {
        var mirror = mirrors.gitDir(workspace.repositories().get(i));
        var history = history(i).getBytes(StandardCharsets.UTF_8);
        git.run(GitCall.in(mirror, "fast-import", "--quiet").input(history));
      }
      server.bean(Workspaces.class).save(workspace);
      var impacts = server.bean(Impacts.class);
      for (var what :
          List.of(
              "the user profile response",
              "UserProfile.displayName",
              "GET /users/{id}/profile",
              "SERVICE_DB_URL",
              "Service7x3",
              "r3")) {
        measure(what, () -> impact(impacts, workspace, what));
      }
      measure("git grep displayName, one after the other", () -> grep(git, mirrors, workspace));
    }
  }

  private static String impact(Impacts impacts, Workspace workspace, String what) {
    var impact = impacts.of(new ImpactQuery(workspace, what, Optional.empty(), 0, 50));
    return "%d places in %d repositories, %d tests"
        .formatted(impact.total(), impact.repositories().size(), impact.tests().size());
  }

  private static String grep(Git git, Mirrors mirrors, Workspace workspace) {
    int found = 0;
    for (var repository : workspace.repositories()) {
      var call =
          GitCall.in(
              mirrors.gitDir(repository), "grep", "-n", "-I", "-e", "displayName", "main", "--");
      found += (int) git.run(call.accept(0, 1)).text().lines().count();
    }
    return found + " lines";
  }

  private static void measure(String what, java.util.function.Supplier<String> work) {
    var times = new ArrayList<Double>();
    var answer = "";
    for (int i = 0; i < ROUNDS; i++) {
      var began = System.nanoTime();
      answer = work.get();
      times.add((System.nanoTime() - began) / 1e6);
    }
    var warm = times.subList(ROUNDS / 4, ROUNDS).stream().sorted().toList();
    System.out.printf(
        "%s (%s): first %.0f ms, then p50 %.1f ms, p95 %.1f ms%n",
        what,
        answer,
        times.getFirst(),
        warm.get(warm.size() / 2),
        warm.get(warm.size() * 95 / 100));
  }

  /** The first repository promises an API; every third one uses it, by whatever way. */
  private static String history(int i) {
    var text =
        new StringBuilder(
            """
            commit refs/heads/main
            committer A <a@example.com> 1700000001 +0000
            data 1
            y
            from refs/heads/main^0
            """);
    for (int n = 0; n < FILES; n++) {
      text.append(file("src/main/java/r%d/Service%dx%d.java".formatted(i, i, n), source(i, n)));
      if (n % 4 == 0) {
        var test = "class Service%dx%dTest { Service%dx%d tested; }\n".formatted(i, n, i, n);
        text.append(file("src/test/java/r%d/Service%dx%dTest.java".formatted(i, i, n), test));
      }
    }
    if (i == 0) {
      text.append(file("openapi.yaml", OPENAPI));
    }
    return text.toString();
  }

  private static String source(int i, int n) {
    var text = new StringBuilder("package r" + i + ";\n\nclass Service" + i + "x" + n + " {\n");
    for (int line = 0; line < 80; line++) {
      text.append("  int value").append(line).append(" = compute(").append(line).append(");\n");
    }
    if (i % 3 == 0 && n < 4) {
      text.append("  String greet(UserProfile user) { return user.displayName(); }\n");
      text.append("  String path(String id) { return \"/users/\" + id + \"/profile\"; }\n");
      text.append("  String url() { return System.getenv(\"SERVICE_DB_URL\"); }\n");
    }
    return text.append("}\n").toString();
  }

  private static String file(String path, String text) {
    return "M 100644 inline %s\ndata %d\n%s\n".formatted(path, text.length(), text);
  }

  private static final String OPENAPI =
      """
      openapi: 3.1.0
      info: { title: Users, version: 1.0.0 }
      paths:
        /users/{id}/profile:
          get:
            operationId: getUserProfile
            responses:
              "200":
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/UserProfile" }
      components:
        schemas:
          UserProfile:
            required: [displayName]
            properties:
              displayName: { type: string }
              avatarUrl: { type: string }
      """;
}
