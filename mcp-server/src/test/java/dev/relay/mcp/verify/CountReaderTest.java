package dev.relay.mcp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountReaderTest {
  @TempDir Path tree;

  private TestCounts read(String output) {
    return java.util.Objects.requireNonNull(CountReader.read(tree, output));
  }

  @Test
  void addsUpReportFilesOfAllModules() throws Exception {
    var reports = Files.createDirectories(tree.resolve("module/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.xml"),
        "<?xml version=\"1.0\"?><testsuite name=\"a\" time=\"0.1\" tests=\"5\" errors=\"1\""
            + " skipped=\"1\" failures=\"1\">");
    Files.writeString(
        reports.resolve("TEST-b.xml"),
        "<testsuite tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\"/>");
    assertThat(read("")).isEqualTo(new TestCounts(4, 2, 1));
  }

  @Test
  void readsWhatToolsPrint() {
    assertThat(read("Tests run: 9, Failures: 1, Errors: 1, Skipped: 2"))
        .isEqualTo(new TestCounts(5, 2, 2));
    assertThat(read("ℹ tests 3\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0"))
        .isEqualTo(new TestCounts(2, 1, 0));
    assertThat(read("TAP version 13\nok 1 - a\nnot ok 2 - b\nok 3 - c # SKIP no\n1..3"))
        .isEqualTo(new TestCounts(1, 1, 1));
    assertThat(read("===== 1 failed, 12 passed, 2 skipped in 0.12s ====="))
        .isEqualTo(new TestCounts(12, 1, 2));
    assertThat(read("  14 passing (20ms)\n")).isEqualTo(new TestCounts(14, 0, 0));
  }

  @Test
  void knowsWhenItDoesNotKnow() {
    assertThat(CountReader.read(tree, "Tests run: 99999999999, Failures: 0")).isNull();
    assertThat(read("99999999999 passed").failed()).isZero();
    assertThat(CountReader.read(tree, "compiled\nall good\n")).isNull();
  }
}
