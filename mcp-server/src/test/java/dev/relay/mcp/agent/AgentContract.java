package dev.relay.mcp.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent.ChangedFile;
import dev.relay.mcp.agent.AgentEvent.Failed;
import dev.relay.mcp.agent.AgentEvent.Finished;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.TaskTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every agent promises. */
@Timeout(60)
public abstract class AgentContract {
  protected static final String RENAME = "rename userName to displayName in all repositories";
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

  @TempDir protected Path dir;
  protected Repos repos;
  protected List<TaskTree> trees;
  protected final List<AgentEvent> events = new CopyOnWriteArrayList<>();
  protected final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();

  protected abstract Agent agent();

  /** Prepares it to do {@link #RENAME} in the file {@code a.txt} of both trees. */
  protected abstract void willRename();

  /** Prepares it to work until it is stopped; the latch opens when it has begun. */
  protected abstract CountDownLatch willWorkForever();

  @BeforeEach
  void makeTrees() {
    repos = new Repos(dir);
    trees =
        Stream.of("one", "two")
            .map(name -> repos.remote(name, Map.of("a.txt", "userName\n", "b.txt", "other\n")))
            .map(repository -> repos.tree("t1", repository))
            .toList();
  }

  protected AgentEvent work(String description) {
    return work(agent(), description);
  }

  protected AgentEvent work(Agent agent, String description) {
    agent.work(new Assignment("t1", description, trees, words::poll), events::add);
    return events.getLast();
  }

  protected <E extends AgentEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void saysWhatItIsAsClauses() {
    assertThat(agent().name()).matches("[a-z]+");
    assertThat(agent().availability().state()).matches("is [a-z].*[^.]");
    assertThat(agent().takes()).matches("[a-z].*[^.]");
    assertThat(agent().suits(RENAME).orElseThrow()).matches("[a-z].*[^.]");
    assertThat(agent().understands()).matches("[a-z].*\\.");
  }

  @Test
  void changesFilesAndReportsThem() {
    willRename();
    assertThat(work(RENAME)).isInstanceOf(Finished.class);
    for (var tree : trees) {
      assertThat(tree.path().resolve("a.txt")).hasContent("displayName\n");
      assertThat(tree.path().resolve("b.txt")).hasContent("other\n");
    }
    assertThat(events(ChangedFile.class))
        .containsExactlyInAnyOrder(
            new ChangedFile(trees.get(0).repository(), "a.txt"),
            new ChangedFile(trees.get(1).repository(), "a.txt"));
  }

  @Test
  void stopsWhenItIsInterrupted() throws Exception {
    var begun = willWorkForever();
    var ended = new CountDownLatch(1);
    var worker =
        Thread.startVirtualThread(() -> {
          work(RENAME);
          ended.countDown();
        });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    worker.interrupt();
    assertThat(ended.await(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(events.getLast()).isInstanceOf(Failed.class);
  }
}
