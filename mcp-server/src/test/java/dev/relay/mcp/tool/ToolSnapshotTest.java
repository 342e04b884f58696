package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Models choose tools by what stands here, so a change is seen in review. {@code
 * -Dsnapshots.write=true} writes the snapshots and docs/tools.md anew.
 */
class ToolSnapshotTest {
  private static final boolean WRITE = Boolean.getBoolean("snapshots.write");
  private static final Path SNAPSHOTS = Path.of("src/test/resources/tools");
  private static final Path DOCS = Path.of("../docs/tools.md");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static List<McpSchema.Tool> tools = List.of();

  @BeforeAll
  static void list(@TempDir Path dir) {
    try (var server = RunningServer.start(dir)) {
      tools =
          server.bean(McpSyncServer.class).listTools().stream()
              .sorted(Comparator.comparing(McpSchema.Tool::name))
              .toList();
    }
  }

  @AfterAll
  static void forget() {
    tools = List.of();
  }

  @Test
  void toolsAreAsTheirSnapshots() throws IOException {
    for (var tool : tools) {
      same(SNAPSHOTS.resolve(tool.name() + ".json"), JSON.writeValueAsString(tool) + "\n");
    }
    try (var files = Files.list(SNAPSHOTS)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              tools.stream().map(t -> t.name() + ".json").toList());
    }
  }

  @Test
  void theDocsAreMadeFromThem() throws IOException {
    same(DOCS, ToolDocs.page(tools));
  }

  @Test
  void everyToolSaysWhatModelsNeed() {
    assertThat(tools).isNotEmpty();
    assertThat(tools)
        .allSatisfy(tool -> {
          assertThat(tool.description()).hasSizeBetween(60, 400);
          assertThat(tool.title()).isNotBlank();
          assertThat(tool.outputSchema()).containsEntry("type", "object");
          assertThat(tool.inputSchema()).containsEntry("additionalProperties", false);
          assertThat(tool.annotations().readOnlyHint()).isNotNull();
          assertThat(tool.annotations().destructiveHint()).isNotNull();
          assertThat(tool.annotations().idempotentHint()).isNotNull();
        });
  }

  private static void same(Path file, String now) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, now);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s is stale: run this test with -Dsnapshots.write=true", file)
        .isEqualTo(now);
  }
}
