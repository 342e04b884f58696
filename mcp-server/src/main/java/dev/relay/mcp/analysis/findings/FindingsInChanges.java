package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.SecretsInChanges.Found;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.scan.Hit;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.BooleanSupplier;

/** What the rules find in the lines that a change adds, secrets wherever they were put. */
public final class FindingsInChanges {
  private static final int MOST = 200;

  private final TreeScans scans;

  FindingsInChanges(TreeScans scans) {
    this.scans = scans;
  }

  /** The lines that are new. */
  public interface Added {
    boolean has(String path, int line);
  }

  /**
   * At most 200. Throws {@link dev.relay.repo.git.GitFailure} when either can't be read.
   *
   * @param repository for the findings
   * @param base the commit the change applies to
   * @param tree that results
   */
  public Found in(
      String repository, Path gitDir, Sha base, Sha tree, Added added, BooleanSupplier stopped) {
    var hits = scans.newHits(gitDir, base, tree, FindingsInChanges::isAbout, stopped);
    var findings = new ArrayList<Finding>();
    hits.hits()
        .forEach((path, all) ->
            all.forEach(hit ->
                scans
                    .scan()
                    .rules()
                    .find(hit.rule())
                    .filter(rule -> rule.isSecret() || isNew(added, path, hit))
                    .map(rule ->
                        Finding.of(
                            rule,
                            TextFindings.confidence(rule, path),
                            repository,
                            path,
                            hit.line()))
                    .ifPresent(findings::add)));
    findings.sort(Comparator.comparing(Finding::severity));
    return new Found(findings.stream().limit(MOST).toList(), hits.whole());
  }

  /** What is only compared between repositories is no finding by itself. */
  private static boolean isAbout(Rule rule) {
    return !(rule.kind() instanceof Kind.Choice);
  }

  private static boolean isNew(Added added, String path, Hit hit) {
    return added.has(path, hit.line()) && !TextFindings.isTried(path);
  }
}
