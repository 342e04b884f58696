package dev.relay.mcp.analysis.symbols.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.Await;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolWorkerTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path dir;

  @Test
  void losesOnlyTheFileThatCrashesIt() {
    try (var worker = broken(LONG, LONG)) {
      assertThat(read(worker, "a", "crash", "b", "c", "crash", "crash", "crash", "d"))
          .containsExactly("a", "-", "b", "c", "-", "-", "-", "d");
      assertThat(read(worker, "crash")).containsExactly("-");
      assertThat(read(worker, "e")).containsExactly("e");
    }
  }

  @Test
  void losesOnlyTheFileThatHangs() {
    try (var worker = broken(Duration.ofMillis(400), LONG)) {
      assertThat(read(worker, "a", "hang", "b")).containsExactly("a", "-", "b");
    }
  }

  @Test
  void takesManySourcesAtOnce() {
    try (var worker = broken(LONG, LONG)) {
      var many = Stream.generate(() -> "x".repeat(20_000)).limit(500).toArray(String[]::new);
      assertThat(read(worker, many)).hasSize(500).doesNotContain("-");
    }
  }

  @Test
  void knowsNothingOfRelaysEnvironment() {
    try (var worker = broken(LONG, LONG)) {
      var symbols = worker.parse(List.of(source("a"))).getFirst().map(SymbolBytes::read);
      assertThat(symbols.orElseThrow().space()).doesNotContain("PATH", "HOME", "RELAY");
    }
  }

  @Test
  void endsWhenIdleAndLeavesNothing() {
    var folder = dir.resolve("worker");
    try (var worker = broken(LONG, Duration.ofMillis(200))) {
      read(worker, "leave");
      Await.until(worker::isRunning, running -> !running);
      assertThat(folder).doesNotExist();
      assertThat(read(worker, "a")).containsExactly("a");
      assertThat(Files.isDirectory(folder)).isTrue();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void saysSoWhereNothingCanBeParsed() {
    var command = WorkerCommand.of("no.such.Main", new LinkedHashSet<>(), dir);
    try (var worker = new SymbolWorker(dir.resolve("worker"), () -> command, LONG, LONG)) {
      assertThatThrownBy(() -> read(worker, "a"))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("Symbols cannot be read on this machine");
      assertThat(worker.obstacle()).isPresent();
    }
  }

  @Test
  void readsAnythingWithoutDying() {
    var odd =
        List.of(
            "",
            "\0\0\0",
            "class \uD83D\uDE00 { void \u00e9t\u00e9() {} }",
            "{".repeat(200),
            "class A { ".repeat(2_000),
            "\uFEFFclass Bom {}",
            "/* \uD800 lone */ class S {}");
    try (var worker = new SymbolWorker(dir.resolve("worker"))) {
      for (var language : Languages.all().toList()) {
        var sources = odd.stream().map(text -> new Source(language, text)).toList();
        assertThat(worker.parse(sources))
            .as(language.name())
            .hasSize(odd.size())
            .allMatch(Optional::isPresent);
      }
      var java = worker.parse(List.of(source(odd.get(2)))).getFirst().map(SymbolBytes::read);
      assertThat(java.orElseThrow().definitions())
          .anyMatch(definition -> definition.name().equals("\u00e9t\u00e9"));
    }
  }

  @Test
  void givesUpOnASourceThatARealGrammarNeverEndsWith() {
    var folder = dir.resolve("worker");
    var command = WorkerCommand.in(folder);
    try (var worker = new SymbolWorker(folder, () -> command, Duration.ofSeconds(2), LONG)) {
      var results =
          worker.parse(
              List.of(source("class A {}"), source("{".repeat(100_000)), source("class B {}")));
      assertThat(results.stream().map(Optional::isPresent)).containsExactly(true, false, true);
    }
  }

  private SymbolWorker broken(Duration perFile, Duration idle) {
    var folder = dir.resolve("worker");
    var jars = new LinkedHashSet<>(WorkerCommand.jars());
    jars.add(classes());
    var command = WorkerCommand.of(BrokenWorker.class.getName(), jars, folder);
    return new SymbolWorker(folder, () -> command, perFile, idle);
  }

  private static Path classes() {
    try {
      return Path.of(
          BrokenWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Source source(String text) {
    return new Source(Languages.named("java"), text);
  }

  private static List<String> read(SymbolWorker worker, String... texts) {
    var sources = Stream.of(texts).map(SymbolWorkerTest::source).toList();
    return worker.parse(sources).stream()
        .map(result -> result.map(b -> SymbolBytes.read(b).imports().getFirst()).orElse("-"))
        .toList();
  }
}
