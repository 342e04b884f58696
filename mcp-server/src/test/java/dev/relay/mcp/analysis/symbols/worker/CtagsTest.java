package dev.relay.mcp.analysis.symbols.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relay.mcp.analysis.symbols.parse.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Relay's definitions beside those of universal-ctags, on Relay's own sources; with {@code
 * RELAY_BENCH_SOURCES} (folders, a colon between) and the group bench on whatever is there.
 */
class CtagsTest {
  private static final double WANTED = 98;

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({"java, src/main/java", "java, ../repo-sync/src", "typescript, ../web-frontend/src"})
  void findsWhatCtagsFinds(String language, String root) throws IOException {
    if (!isInstalled()) {
      assertThat(System.getenv("CI")).as("universal-ctags is missing in CI").isNull();
      assumeTrue(false, "universal-ctags is not installed");
    }
    try (var worker = new SymbolWorker(dir.resolve("worker"))) {
      var read = Languages.named(language);
      var files = CtagsComparison.files(read, Path.of(root), 150);
      var score = CtagsComparison.compare(worker, read, files);
      assertThat(score.total()).isGreaterThan(100);
      assertThat(score.percent()).as("%s", score.missed()).isGreaterThanOrEqualTo(WANTED);
    }
  }

  @Test
  @Tag("bench")
  void compareEverything() throws IOException {
    try (var worker = new SymbolWorker(dir.resolve("worker"))) {
      for (var root : System.getenv().getOrDefault("RELAY_BENCH_SOURCES", ".").split(":")) {
        for (var language : Languages.all().toList()) {
          var files = CtagsComparison.files(language, Path.of(root), 400);
          if (files.size() >= 20) {
            var score = CtagsComparison.compare(worker, language, files);
            System.out.printf(
                "%s in %s: %d of %d definitions of ctags, %.1f %%, missed such as %s%n",
                language.name(),
                Path.of(root).getFileName(),
                score.found(),
                score.total(),
                score.percent(),
                score.missed().stream().limit(3).toList());
          }
        }
      }
    }
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ctags")));
  }
}
