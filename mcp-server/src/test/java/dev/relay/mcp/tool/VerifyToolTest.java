package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.repo.git.Repos;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class VerifyToolTest {
  private static final String CHECK =
      "grep -q 1 one.txt && echo 'ok 1 - has one' || { echo 'not ok 1 - has one'; exit 1; }\n";
  private static RunningServer server;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    var repos = new Repos(dir.resolve("remotes-of-verify"));
    var good = repos.remote("good", Map.of("one.txt", "1\n", "check.sh", CHECK));
    var bad = repos.remote("bad", Map.of("one.txt", "two\n", "check.sh", CHECK));
    var slow = repos.remote("slow", Map.of("a.txt", "a\n"));
    var none = repos.remote("none", Map.of("a.txt", "a\n"));
    server
        .bean(Workspaces.class)
        .save(
            repos.workspace(
                good.verifiedBy("sh check.sh"),
                bad.verifiedBy("sh check.sh"),
                slow.verifiedBy("sleep 600"),
                none));
    mcp = McpSession.open(server);
    mcp.answer("sync", Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void saysWhichTestsFail() {
    var ended = ended(mcp.call("verify", Map.of("repositories", "good,bad,none".split(","))));
    var answer = ended.path("structuredContent");
    assertThat(answer.path("total").asInt()).isEqualTo(2);
    assertThat(answer.path("results").path(0).path("repository").asString()).isEqualTo("bad");
    assertThat(answer.path("results").path(0).path("failing").path(0).path("name").asString())
        .isEqualTo("has one");
    assertThat(text(ended))
        .isEqualTo(
            "bad: one test, one failing: has one. good: one test passed."
                + " none does not say how it is tested: set its verify command on the page.");
    var again = Map.of("run", answer.path("run").asString());
    assertThat(mcp.answer("verify", again)).isEqualTo(answer);
  }

  /** What is not committed counts, and stays as it is. */
  @Test
  void testsACheckoutWithoutTouchingIt() throws IOException {
    var checkout = checkout("bad");
    Files.writeString(checkout.resolve("one.txt"), "1 now\n");
    Files.writeString(checkout.resolve("new.txt"), "untracked\n");
    var before = state(checkout);
    var answer =
        ended(mcp.call("verify", Map.of("repositories", "bad", "of", "checkout")))
            .path("structuredContent");
    assertThat(answer.path("results").path(0).path("passed").asBoolean()).isTrue();
    assertThat(state(checkout)).isEqualTo(before);
    try (var left =
        Files.list(server.bean(RelayHome.class).checkouts().resolve(".scratch/tests"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void testsWhatATaskWouldLand() {
    mcp.answer(
        "implement", Map.of("description", "replace 'two' with '1' in bad", "repositories", "bad"));
    Await.until(
        () -> mcp.answer("tasks", Map.of("action", "get")).path("task").path("state").asString(),
        "awaiting_approval"::equals);
    var answer = ended(mcp.call("verify", Map.of("of", "task"))).path("structuredContent");
    assertThat(answer.path("results").path(0).path("passed").asBoolean()).isTrue();
  }

  @Test
  void answersInTimeAndCanBeStopped() {
    var answer = mcp.answer("verify", Map.of("repositories", "slow"));
    assertThat(answer.path("state").asString()).isEqualTo("running");
    var run = answer.path("run").asString();
    var stopped = mcp.call("verify", Map.of("run", run, "cancel", true));
    assertThat(text(stopped)).isEqualTo("The run was stopped.");
    assertThat(mcp.answer("verify", Map.of("run", run)).path("state").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void saysWhatItCannotDo() {
    assertThat(text(ended(mcp.call("verify", Map.of("repositories", "good", "only", "one")))))
        .contains("All tests of good run: Relay cannot narrow 'sh check.sh'.");
    assertThat(mcp.refusal("verify", Map.of("only", "a'; rm -rf ~")))
        .isEqualTo("'only' of verify must be the name of a test, or its path.");
    assertThat(mcp.refusal("verify", Map.of("cancel", true)))
        .isEqualTo("cancel needs 'run': the one to stop.");
  }

  private static JsonNode ended(JsonNode first) {
    if (first.path("isError").asBoolean()) {
      throw new AssertionError(first.toString());
    }
    var run = first.path("structuredContent").path("run").asString();
    return Await.until(
        () -> mcp.call("verify", Map.of("run", run, "wait_seconds", 5)),
        answer -> !answer.path("structuredContent").path("state").asString().equals("running"));
  }

  private static String text(JsonNode result) {
    return result.path("content").path(0).path("text").asString();
  }

  private static Path checkout(String repository) {
    return server.bean(RelayHome.class).checkouts().resolve("test").resolve(repository);
  }

  /** Git marks an object that it would write again as young; all else is to the nanosecond. */
  private static Map<String, String> state(Path checkout) throws IOException {
    var state = new HashMap<String, String>();
    try (var files = Files.walk(checkout)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = checkout.relativize(file).toString();
        var time = name.startsWith(".git/objects/") ? "" : Files.getLastModifiedTime(file) + " ";
        state.put(name, time + Files.size(file));
      }
    }
    return state;
  }
}
