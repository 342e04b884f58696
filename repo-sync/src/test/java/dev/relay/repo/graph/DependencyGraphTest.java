package dev.relay.repo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.Reach.Direction;
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
  void showsTheWayRoundACircle() {
    var graph = graph("a b c d", "a>b b>c c>a c>b d>a");

    assertThat(graph.cycles()).containsExactly(ids("a b c"));
    assertThat(graph.loop(ids("a b c")))
        .extracting(edge -> edge.from() + ">" + edge.to())
        .containsExactly("a>b", "b>c", "c>a");
  }

  @Test
  void tellsDirectAndTransitiveWithTheWay() {
    var graph = graph("web api core tool other", "web>api api>core tool>core web>core other>web");

    var all = graph.reach(id("core"), Direction.DEPENDENTS, true);
    assertThat(all.repositories())
        .extracting(Reach.Reached::path)
        .containsExactly(ids("api core"), ids("tool core"), ids("web core"), ids("other web core"));
    assertThat(all.repositories()).extracting(Reach.Reached::distance).containsExactly(1, 1, 1, 2);
    assertThat(all.edges()).hasSize(5);
    var direct = graph.reach(id("core"), Direction.DEPENDENTS, false);
    assertThat(direct.repositories())
        .extracting(Reach.Reached::repository)
        .isEqualTo(ids("api tool web"));
    assertThat(direct.edges()).hasSize(3);
    var below = graph.reach(id("other"), Direction.DEPENDENCIES, true);
    assertThat(below.repositories())
        .extracting(Reach.Reached::path)
        .containsExactly(ids("other web core"), ids("other web api"), ids("other web"));
    assertThat(graph.reach(id("core"), Direction.DEPENDENCIES, true).edges()).isEmpty();
  }

  @Test
  void aLongChainIsNoTrouble() {
    var names = java.util.stream.IntStream.range(0, 5000).mapToObj(i -> "r" + i).toList();
    var edges = java.util.stream.IntStream.range(1, 5000).mapToObj(i -> "r" + i + ">r" + (i - 1));
    var graph = graph(String.join(" ", names), String.join(" ", edges.toList()));

    assertThat(graph.levels()).hasSize(5000);
    assertThat(graph.impact(id("r0"))).hasSize(4999);
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
