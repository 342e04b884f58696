package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.SyntaxScan;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.repo.git.Git;

/** Findings for tests of other packages. */
public final class FindingsKit {
  private static final BlobScan SCAN = new BlobScan(new RuleSet(Rules.own()));

  private FindingsKit() {}

  public static SecretsInChanges secrets(Git git) {
    return new SecretsInChanges(new TreeScans(git, SCAN, SyntaxScan.NONE));
  }

  /** Looks like a token of GitHub, and is none. */
  public static String token() {
    return Examples.filled("ghp_{x36}");
  }
}
