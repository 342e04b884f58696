package dev.relay.repo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.workspace.RepositoryId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
  @Test
  void ordersByWhatIsDependedOn() {
    var graph = graph("web api core tool", "web>api api>core tool>core");

    assertThat(graph.levels()).containsExactly(ids("core"), ids("api tool"), ids("web"));
    assertThat(graph.order(ids("web core api"))).isEqualTo(ids("core api web"));
    assertThat(graph.dependents(id("core"))).isEqualTo(ids("api tool"));
    assertThat(graph.dependencies(id("web"))).isEqualTo(ids("api"));
    assertThat(graph.impact(id("core"))).isEqualTo(ids("api tool web"));
    assertThat(graph.cycles()).isEmpty();
  }

  @Test
  void toleratesAndReportsCycles() {
    var graph = graph("top a b base alone", "top>a a>b b>a b>base");

    assertThat(graph.cycles()).containsExactly(ids("a b"));
    assertThat(graph.levels()).containsExactly(ids("base alone"), ids("a b"), ids("top"));
    assertThat(graph.order(ids("top b a base"))).isEqualTo(ids("base a b top"));
    assertThat(graph.impact(id("a"))).isEqualTo(ids("b top"));
  }

  @Test
  void aCycleAtTheBottomIsOneStep() {
    var graph = graph("top a b", "top>a a>b b>a");

    assertThat(graph.levels()).containsExactly(ids("a b"), ids("top"));
  }

  @Test
  void isEmptyWithoutRepositories() {
    assertThat(graph("", "").levels()).isEmpty();
  }

  private static DependencyGraph graph(String nodes, String edges) {
    var parsed =
        Arrays.stream(edges.split(" "))
            .filter(edge -> !edge.isEmpty())
            .map(edge -> edge.split(">"))
            .map(ends -> new Edge(id(ends[0]), id(ends[1]), "declared", "here", 1))
            .toList();
    return new DependencyGraph(ids(nodes), parsed, List.of());
  }

  private static List<RepositoryId> ids(String names) {
    return Arrays.stream(names.split(" "))
        .filter(n -> !n.isEmpty())
        .map(RepositoryId::new)
        .toList();
  }

  private static RepositoryId id(String name) {
    return new RepositoryId(name);
  }
}
