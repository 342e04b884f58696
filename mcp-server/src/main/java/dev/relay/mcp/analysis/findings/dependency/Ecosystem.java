package dev.relay.mcp.analysis.findings.dependency;

import java.util.Comparator;

/** Where packages come from, and how their versions follow each other. */
public enum Ecosystem {
  MAVEN("Maven"),
  NPM("npm"),
  PYPI("PyPI"),
  GO("Go"),
  CRATES("crates.io");

  private final String osv;

  Ecosystem(String osv) {
    this.osv = osv;
  }

  /** Its name in OSV data. */
  public String osv() {
    return osv;
  }

  /** The older version first; whatever the text is, it does not fail. */
  public Comparator<String> order() {
    return switch (this) {
      case MAVEN -> MavenVersion.ORDER;
      case PYPI -> PythonVersion.ORDER;
      case NPM, GO, CRATES -> SemanticVersion.ORDER;
    };
  }
}
