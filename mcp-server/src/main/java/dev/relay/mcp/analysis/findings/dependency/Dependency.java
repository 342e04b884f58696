package dev.relay.mcp.analysis.findings.dependency;

/**
 * A version of a package that a file of a repository names.
 *
 * @param version exactly one; may hold <code>${key}</code> or be empty where a file nearby has to
 *     say it
 * @param line from 1
 * @param source how the file comes to name it
 */
public record Dependency(
    Ecosystem ecosystem, String name, String version, int line, Source source) {
  public enum Source {
    /** Somebody wrote exactly this version. */
    DECLARED,
    /** The least that a written range allows. */
    AT_LEAST,
    /** A tool wrote down what it resolved. */
    LOCKED,
    /** Used as soon as somebody needs it: Maven's dependency management. */
    MANAGED
  }

  public Dependency with(String otherVersion) {
    return new Dependency(ecosystem, name, otherVersion, line, source);
  }
}
