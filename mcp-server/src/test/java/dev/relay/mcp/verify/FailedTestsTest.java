package dev.relay.mcp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedTestsTest {
  @TempDir Path tree;

  @Test
  void readsReportFilesEvenHalfWrittenOnes() throws IOException {
    report(
        "TEST-a.xml",
        """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <testsuite tests="3" failures="1" errors="1">
          <testcase classname="shop.CartTest" name="adds &lt;up&gt;" time="0.012">
            <failure message="expected: 3&#10;but was: 4">trace</failure></testcase>
          <testcase classname="shop.CartTest" name="passes" time="1"/>
          <testcase classname="shop.CartTest" name="breaks" time="1,5"><error>trace</error></testcase>
        </testsuite>
        """);
    report("TEST-b.xml", "<testsuite><testcase name=\"last\" time=\"2\"><failure/><testca");
    assertThat(FailedTests.read(tree, "--- FAIL: TestPrinted (0.02s)"))
        .containsExactly(
            new FailedTest("CartTest.adds <up>", 12L, "expected: 3"),
            new FailedTest("CartTest.breaks", null, null),
            new FailedTest("last", 2000L, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "✖ adds up (1.5ms) | adds up | 1",
        "not ok 3 - adds up | adds up |",
        "FAILED tests/test_sum.py::test_adds - assert 3 == 4 | tests/test_sum.py::test_adds |",
        "    --- FAIL: TestAdds/twice (1.02s) | TestAdds/twice | 1020",
        "test sum::adds ... FAILED | sum::adds |",
        "  ● sum › adds | sum › adds |",
        " FAIL  src/sum.test.ts > adds | src/sum.test.ts > adds |"
      })
  void readsWhatToolsPrint(String printed, String name, Long millis) {
    var output = "ok 1 - fine\n" + printed + "\nnot ok 4 - later # TODO\n" + printed + "\n";
    assertThat(FailedTests.read(tree, output))
        .singleElement()
        .satisfies(test -> assertThat(test.name()).isEqualTo(name))
        .satisfies(test -> assertThat(test.millis()).isEqualTo(millis));
  }

  private void report(String name, String xml) throws IOException {
    var folder = Files.createDirectories(tree.resolve("target/surefire-reports"));
    Files.writeString(folder.resolve(name), xml);
  }
}
