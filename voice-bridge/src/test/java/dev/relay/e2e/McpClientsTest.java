package dev.relay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inspector's CLI, a client that others make, over HTTP and over standard input. */
@NeedsInspector
final class McpClientsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> TOOLS =
      List.of(
          "analyze",
          "diff",
          "implement",
          "issues",
          "publish",
          "read",
          "review",
          "search",
          "status",
          "steer",
          "symbols",
          "sync",
          "tasks",
          "verify",
          "workspaces");

  @TempDir static Path directory;
  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay = RunningRelay.demo(directory.resolve("home"));
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void listsTheToolsOverHttpWithPortableSchemas() {
    var outcome = overHttp("--method", "tools/list", "--strict");
    assertThat(outcome.code()).as(outcome.errors()).isZero();
    assertThat(names(outcome)).containsExactlyInAnyOrderElementsOf(TOOLS);
  }

  @Test
  void listsTheToolsOverStandardInput() {
    var outcome = overStandardInput("--method", "tools/list");
    assertThat(outcome.code()).as(outcome.errors()).isZero();
    assertThat(names(outcome)).containsExactlyInAnyOrderElementsOf(TOOLS);
  }

  @Test
  void startsAChangeOverStandardInputThatAPersonApproves() {
    var started =
        overStandardInput(
            "--method",
            "tools/call",
            "--tool-name",
            "implement",
            "--tool-arg",
            "description=rename the field userName to displayName in all repositories");
    assertThat(started.code()).as(started.errors()).isZero();
    var task = JSON.readTree(started.output()).at("/structuredContent/task/id").asString();
    assertThat(task).isNotEmpty();

    try (var person = new Person(relay)) {
      person.approves(task);
    }
    var status = overHttp("--method", "tools/call", "--tool-name", "status");
    assertThat(status.output()).doesNotContain("\"isError\": true");
    for (var repository : List.of("shared-api", "backend", "frontend")) {
      assertThat(relay.log(repository, "%B")).anyMatch(line -> line.equals("Relay-Task: " + task));
    }
  }

  private static List<String> names(StockClients.Outcome outcome) {
    var names = new ArrayList<String>();
    for (JsonNode tool : JSON.readTree(outcome.output()).path("tools")) {
      names.add(tool.path("name").asString());
    }
    return names;
  }

  private static StockClients.Outcome overHttp(String... arguments) {
    var command = new ArrayList<>(StockClients.inspector().orElseThrow());
    command.addAll(List.of(relay.base.resolve("/mcp").toString(), "--transport", "http"));
    command.addAll(List.of("--header", "Authorization: Bearer " + relay.token()));
    command.addAll(List.of(arguments));
    return StockClients.run(clientHome(), command, Map.of());
  }

  private static StockClients.Outcome overStandardInput(String... arguments) {
    var command = new ArrayList<>(StockClients.inspector().orElseThrow());
    command.addAll(List.of(RunningRelay.java(), "-cp", System.getProperty("java.class.path")));
    command.add("dev.relay.mcp.stdio.StdioBridge");
    command.addAll(List.of("-e", "RELAY_HOME=" + relay.home));
    command.addAll(List.of(arguments));
    return StockClients.run(clientHome(), command, Map.of());
  }

  private static Path clientHome() {
    try {
      return Files.createTempDirectory(directory, "client");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
