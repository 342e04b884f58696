package dev.relay.mcp.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Base;
import dev.relay.mcp.agent.Agent.Reach;
import dev.relay.mcp.agent.AgentContract;
import dev.relay.mcp.agent.AgentEvent.Said;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodemodAgentTest extends AgentContract {
  @Override
  protected Agent agent() {
    return new CodemodAgent(new Grep(repos.git()), new Contents(repos.git()));
  }

  @Override
  protected void willRename() {
    assertThat(agent().suits(RENAME)).contains("this is a plain rename");
  }

  /** As good as forever: thousands of files. */
  @Override
  protected CountDownLatch willWorkForever() {
    var folder = trees.getFirst().path();
    IntStream.range(0, 3000)
        .forEach(i -> Repos.write(folder.resolve("many/" + i), "userName ".repeat(5000)));
    return new CountDownLatch(0);
  }

  private List<Base> bases() {
    return trees.stream().map(t -> new Base(t.repository(), t.gitDir(), t.base())).toList();
  }

  @Test
  void countsBeforehandWhatItThenChanges() {
    assertThat(agent().forecast(RENAME, bases()).orElseThrow().reach())
        .containsExactly(
            new Reach(trees.get(0).repository(), 1), new Reach(trees.get(1).repository(), 1));
    assertThat(agent().forecast("rename userName to x in two", bases()).orElseThrow().reach())
        .containsExactly(new Reach(trees.get(1).repository(), 1));
  }

  @Test
  void namesTheNearestWhenNothingMatches() {
    assertThat(agent().forecast("rename usrName to x", bases()).orElseThrow().otherwise())
        .isEqualTo("'usrName' is nowhere in two repositories; did you mean userName?");
  }

  @Test
  void refusesARepositoryThatIsNotThere() {
    assertThatThrownBy(() -> agent().forecast("rename userName to x in three", bases()))
        .isInstanceOf(UnknownName.class);
  }

  @Test
  void takesFurtherSentencesAndSaysWhatItCannot() {
    words.add("also replace other with another in one");
    words.add("make it nicer");
    work(RENAME);
    assertThat(trees.get(0).path().resolve("b.txt")).hasContent("another\n");
    assertThat(trees.get(1).path().resolve("b.txt")).hasContent("other\n");
    assertThat(events(Said.class)).hasSize(1);
  }
}
