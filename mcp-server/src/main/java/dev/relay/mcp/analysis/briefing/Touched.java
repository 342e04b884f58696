package dev.relay.mcp.analysis.briefing;

import dev.relay.mcp.analysis.impact.Consumer;
import dev.relay.mcp.analysis.impact.Impact;
import dev.relay.mcp.analysis.impact.ImpactQuery;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the names of a request stand, in the repositories that are worked on. */
public final class Touched {
  private static final int NAMES = 3;
  private static final int PLACES = 40;
  private static final int LETTERS = 6_000;
  private static final int LONGEST = 160;

  /** What is no plain word: quoted, a path, or written the way that names in code are. */
  private static final Pattern NAME =
      Pattern.compile(
          "[`'\"“]([^`'\"“”\\n]{2,100})[`'\"”]"
              + "|((?:GET|POST|PUT|PATCH|DELETE) /\\S{1,100})"
              + "|([\\w.@-]*/[\\w./{}-]+)"
              + "|\\b(\\w*[a-z0-9][A-Z]\\w*|\\w+_\\w+|[A-Za-z]\\w+(?:\\.[A-Za-z]\\w+)+)\\b");

  private final Impacts impacts;

  public Touched(Impacts impacts) {
    this.impacts = impacts;
  }

  /**
   * @param text the places, a line each
   * @param files by the name of their repository
   */
  record Places(String text, Map<String, Set<String>> files) {}

  Places by(Workspace workspace, List<Repository> repositories, String description) {
    var worked = repositories.stream().map(each -> each.id().name()).collect(Collectors.toSet());
    var lines = new LinkedHashSet<String>();
    var files = new HashMap<String, Set<String>>();
    for (var name : names(description)) {
      var impact = impact(workspace, name);
      var places =
          impact.stream()
              .flatMap(each -> each.consumers().stream())
              .filter(each -> worked.contains(each.repository()))
              .toList();
      for (var place : places) {
        lines.add(line(place));
        files.computeIfAbsent(place.repository(), _ -> new HashSet<>()).add(place.path());
      }
      impact.stream().flatMap(Touched::tests).forEach(lines::add);
    }
    return new Places(bounded(lines), files);
  }

  private static Stream<String> tests(Impact impact) {
    return impact.tests().stream()
        .limit(PLACES)
        .map(test -> test.repository() + "/" + test.path() + " tests " + test.covers());
  }

  private static String line(Consumer place) {
    var text = place.text().strip();
    return "%s/%s:%d %s: %s"
        .formatted(
            place.repository(),
            place.path(),
            place.line(),
            place.use(),
            text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  private static String bounded(Set<String> lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      if (text.length() + line.length() > LETTERS) {
        return text.append("… and more.\n").toString();
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  static List<String> names(String description) {
    var names = new LinkedHashSet<String>();
    var found = NAME.matcher(description);
    while (found.find() && names.size() < NAMES) {
      for (int group = 1; group <= found.groupCount(); group++) {
        Optional.ofNullable(found.group(group)).map(String::strip).ifPresent(names::add);
      }
    }
    return new ArrayList<>(names);
  }

  private Optional<Impact> impact(Workspace workspace, String name) {
    try {
      return Optional.of(impacts.of(new ImpactQuery(workspace, name, Optional.empty(), 0, PLACES)));
    } catch (GitFailure | IllegalArgumentException e) {
      return Optional.empty(); // What can't be told is looked for by the agent itself.
    }
  }
}
