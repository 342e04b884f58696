package dev.relay.mcp.transport.conformance;

import dev.relay.mcp.transport.peer.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way to run the official conformance suite against a server. */
enum Suite {
  STABLE("conformance", "--suite all"),
  NEXT_2025_11_25("conformance-next", "--requirements 2025-11-25"),
  NEXT_2026_07_28("conformance-next", "--requirements 2026-07-28");

  private static final int PATIENCE_SECONDS = 120;
  private static final Pattern TOTAL = Pattern.compile("Total: (\\d+) passed, (\\d+) failed");
  private static final Pattern FAILED = Pattern.compile("^✗ ([\\w/-]+): .*$", Pattern.MULTILINE);

  private final String release;
  private final String options;

  Suite(String release, String options) {
    this.release = release;
    this.options = options;
  }

  /**
   * What a run found.
   *
   * @param passed how many checks passed
   * @param failing the scenarios with a check that failed
   */
  record Result(Suite suite, int passed, int failed, List<String> failing, String output) {
    @Override
    public String toString() {
      return "%s %s: %d passed, %d failed %s"
          .formatted(suite.release, suite.options, passed, failed, failing);
    }
  }

  Result run(String url) {
    var arguments =
        Stream.concat(Stream.of("server", "--url", url), Stream.of(options.split(" ")))
            .toArray(String[]::new);
    var ended =
        Peers.run(
            Peers.directory(),
            Map.of(),
            PATIENCE_SECONDS,
            Peers.command(release + "/dist/index.js", arguments));
    var total = TOTAL.matcher(ended.output());
    if (!total.find()) {
      throw new AssertionError("The suite counted nothing: " + ended.output());
    }
    return new Result(this, count(total, 1), count(total, 2), failing(ended), summary(ended));
  }

  private static int count(Matcher total, int group) {
    return Integer.parseInt(total.group(group));
  }

  private static String summary(Peers.Ended ended) {
    return ended.output().substring(Math.max(0, ended.output().indexOf("=== SUMMARY")));
  }

  private static List<String> failing(Peers.Ended ended) {
    var names = new ArrayList<String>();
    var found = FAILED.matcher(ended.output());
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }
}
