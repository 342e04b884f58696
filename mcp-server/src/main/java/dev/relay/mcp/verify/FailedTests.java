package dev.relay.mcp.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads which tests failed where test tools leave it: report files, else what was printed. */
final class FailedTests {
  private static final int MOST = 200;

  /** One way to print a failed test. */
  private record Print(Pattern line, Function<MatchResult, FailedTest> test) {}

  private static final List<Print> PRINTS =
      List.of(
          // Node: "✖ adds up (1.5ms)", or TAP: "not ok 3 - adds up"
          new Print(
              Pattern.compile("(?m)^\\s*✖ (.{1,300}) \\((\\d{1,9})(?:\\.\\d+)?ms\\)"),
              m -> new FailedTest(m.group(1), Long.valueOf(m.group(2)), null)),
          new Print(
              Pattern.compile("(?m)^\\s*not ok \\d+ (?:- )?([^#\\n]{1,300})(?!.*# (?:SKIP|TODO))$"),
              m -> new FailedTest(m.group(1), null, null)),
          // pytest: "FAILED tests/test_sum.py::test_adds - assert 3 == 4"
          new Print(
              Pattern.compile("(?m)^(?:FAILED|ERROR) (\\S+::\\S+)(?: - (.*))?$"),
              m -> new FailedTest(m.group(1), null, m.group(2))),
          // Go: "--- FAIL: TestAdds (0.02s)"
          new Print(
              Pattern.compile("(?m)^\\s*--- FAIL: (\\S+) \\((\\d{1,6})\\.(\\d\\d)s\\)"),
              m -> new FailedTest(m.group(1), goMillis(m), null)),
          // Rust: "test sum::adds ... FAILED"
          new Print(
              Pattern.compile("(?m)^test (\\S+) \\.\\.\\. FAILED$"),
              m -> new FailedTest(m.group(1), null, null)),
          // Jest: "● sum › adds", Vitest: "FAIL  src/sum.test.ts > adds"
          new Print(
              Pattern.compile("(?m)^\\s*(?:● (.{1,200} › .{1,200})|FAIL {2}(\\S+ > .{1,300}))$"),
              m -> new FailedTest(m.group(1) == null ? m.group(2) : m.group(1), null, null)));

  private FailedTests() {}

  /** At most 200, each once. */
  static List<FailedTest> read(Path tree, String output) {
    var reported = reported(tree);
    var all =
        reported.isEmpty()
            ? PRINTS.stream()
                .flatMap(print -> print.line().matcher(output).results().map(print.test()))
                .toList()
            : reported;
    var names = new java.util.HashSet<String>();
    return all.stream().filter(test -> names.add(test.name())).limit(MOST).toList();
  }

  private static long goMillis(MatchResult m) {
    return Long.parseLong(m.group(2)) * 1000 + Long.parseLong(m.group(3)) * 10;
  }

  private static List<FailedTest> reported(Path tree) {
    var found = new ArrayList<FailedTest>();
    try {
      for (var file : CountReader.reports(tree)) {
        read(file, found);
      }
    } catch (IOException e) { // such as a file that may not be read
      return List.of();
    }
    return found;
  }

  private static void read(Path file, List<FailedTest> found) throws IOException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (var in = Files.newInputStream(file)) {
      var xml = factory.createXMLStreamReader(in);
      FailedTest at = null;
      while (xml.hasNext() && found.size() < MOST) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "testcase" -> at = test(xml);
            case "failure", "error" -> failed(at, xml.getAttributeValue(null, "message"), found);
            default -> {}
          }
        }
      }
    } catch (XMLStreamException e) {
      // What a test tool that was killed left half written: what was read until there counts.
    }
  }

  private static void failed(
      @Nullable FailedTest test, @Nullable String message, List<FailedTest> found) {
    if (test != null) {
      found.add(new FailedTest(test.name(), test.millis(), message));
    }
  }

  private static FailedTest test(XMLStreamReader xml) {
    var in = xml.getAttributeValue(null, "classname");
    var name = String.valueOf(xml.getAttributeValue(null, "name"));
    var time = xml.getAttributeValue(null, "time");
    var millis =
        time != null && time.matches("\\d{1,9}(\\.\\d{1,9})?")
            ? (long) (Double.parseDouble(time) * 1000)
            : null;
    var simple = in == null ? "" : in.substring(in.lastIndexOf('.') + 1) + ".";
    return new FailedTest(simple + name, millis, null);
  }
}
