package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.dependency.Declared;
import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import dev.relay.mcp.analysis.findings.dependency.ResolvedVersions;
import dev.relay.mcp.analysis.findings.dependency.ResolvedVersions.At;
import dev.relay.mcp.analysis.findings.scan.ScannedTree;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A repository that was looked at.
 *
 * @param versions of its dependencies; where a tool wrote down what it took, ranges are left out
 * @param unknownVersions how many dependencies have a version that nothing in it says
 */
public record Scanned(String repository, ScannedTree tree, List<At> versions, int unknownVersions) {

  static Scanned of(String repository, ScannedTree tree) {
    var files = new TreeMap<String, Declared>();
    tree.files().forEach((path, facts) -> files.put(path, facts.versions()));
    var resolved = ResolvedVersions.of(files);
    var locked =
        resolved.known().stream()
            .filter(at -> at.dependency().source() == Source.LOCKED)
            .map(at -> at.dependency().ecosystem() + at.dependency().name())
            .collect(Collectors.toSet());
    var versions =
        resolved.known().stream()
            .filter(at ->
                at.dependency().source() != Source.AT_LEAST
                    || !locked.contains(at.dependency().ecosystem() + at.dependency().name()))
            .toList();
    return new Scanned(repository, tree, versions, resolved.unknown());
  }
}
