package dev.relay.mcp.analysis;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workspace with its graph, as the page, the tools and the conversation show it. */
public record WorkspaceOverview(
    String name, List<Member> repositories, List<Link> edges, List<List<String>> levels) {

  /** The same with these repositories and what is among them. */
  public WorkspaceOverview only(Set<String> names) {
    return new WorkspaceOverview(
        name,
        repositories.stream().filter(each -> names.contains(each.name())).toList(),
        edges.stream().filter(e -> names.contains(e.from()) && names.contains(e.to())).toList(),
        levels.stream()
            .map(level -> level.stream().filter(names::contains).toList())
            .filter(level -> !level.isEmpty())
            .toList());
  }

  /**
   * @param verify the command that tests it; null when unknown
   * @param head the commit its branch was at when it was fetched last
   */
  public record Member(
      String name,
      String url,
      String branch,
      @Nullable String verify,
      List<String> dependencies,
      @Nullable String head) {}

  /** {@code from} depends on {@code to}. */
  public record Link(String from, String to, String kind, String evidence, double confidence) {}
}
