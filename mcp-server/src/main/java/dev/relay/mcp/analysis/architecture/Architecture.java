package dev.relay.mcp.analysis.architecture;

import java.util.List;

/**
 * How repositories are built up.
 *
 * @param links among modules, those with most uses first
 * @param hot files that matter most, the hottest first
 * @param mermaid modules and links as a flowchart
 * @param notes sentences about what was left out
 */
public record Architecture(
    List<Module> modules,
    List<Link> links,
    List<HotFile> hot,
    List<Ownership> owners,
    String mermaid,
    List<String> notes) {
  public Architecture {
    modules = List.copyOf(modules);
    links = List.copyOf(links);
    hot = List.copyOf(hot);
    owners = List.copyOf(owners);
    notes = List.copyOf(notes);
  }

  /**
   * @param name {@code shop} for the root of a repository, {@code shop/api} for a part of it
   * @param path of its folder within the repository; empty for the root
   * @param language that most of its lines are in
   * @param defines the types and functions that others use most
   */
  public record Module(
      String name,
      String repository,
      String path,
      String language,
      int files,
      int lines,
      List<String> defines) {
    public Module {
      defines = List.copyOf(defines);
    }
  }

  /**
   * @param from name of the module that uses
   * @param to name of the module that is used
   * @param uses how often a file of the one uses a name of the other
   * @param example such a name
   */
  public record Link(String from, String to, int uses, String example) {}

  /**
   * @param commits of the last thousand that changed it
   * @param fanIn files that use what it defines
   * @param tested true when a test has its name
   */
  public record HotFile(
      String repository, String path, int commits, int lines, int fanIn, boolean tested) {
    /** Grows with each of the three; none makes a file hot alone. */
    double heat() {
      return commits * Math.sqrt(lines) * Math.log(2.0 + fanIn);
    }
  }

  /**
   * @param path folder; empty for the whole repository
   * @param owners as CODEOWNERS names them
   * @param authors who changed it most, with their share of the last commits
   */
  public record Ownership(
      String repository, String path, List<String> owners, List<String> authors) {
    public Ownership {
      owners = List.copyOf(owners);
      authors = List.copyOf(authors);
    }
  }
}
