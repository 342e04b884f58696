package dev.relay.mcp.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.AgentEvent.ChangedFile;
import dev.relay.mcp.agent.AgentEvent.Finished;
import dev.relay.mcp.agent.AgentEvent.Said;
import dev.relay.mcp.agent.AgentEvent.Spent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Held;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Text;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Use;
import dev.relay.mcp.sandbox.Detached.Handle;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.TaskTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real CLI works on while Relay is away, and goes on after it was killed itself. */
@Timeout(60)
class ClaudeRestartTest {
  @TempDir Path dir;
  private final FakeMessagesApi api = new FakeMessagesApi();
  private final Book book = new Book();
  private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private TaskTree tree;

  /** What a task's books would hold. */
  private static final class Book implements Logbook {
    final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    volatile boolean closing;
    volatile @Nullable Handle handle;
    private volatile long read;

    @Override
    public Optional<Left> left() {
      long spent =
          events.stream()
              .mapToLong(event -> event instanceof Spent some ? some.microDollars() : 0)
              .sum();
      return Optional.ofNullable(handle).map(there -> new Left(there, read, spent));
    }

    @Override
    public void began(Handle began) {
      handle = began;
      read = 0;
    }

    @Override
    public void accept(AgentEvent event) {
      events.add(event);
    }

    @Override
    public void accept(List<AgentEvent> some, long upTo) {
      events.addAll(some);
      read = upTo;
    }

    @Override
    public boolean goesOnWithout() {
      return closing;
    }

    <E extends AgentEvent> List<E> of(Class<E> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  @BeforeEach
  void makeTree() {
    ClaudeCli.assumeThere();
    var repos = new Repos(dir);
    tree = repos.tree("t1", repos.remote("one", Map.of("a.txt", "a\n")));
  }

  @AfterEach
  void close() {
    go.countDown();
    api.close();
  }

  private Use write(String name) throws IOException {
    var file = tree.path().toRealPath().resolve(name);
    return new Use("Write", Map.of("file_path", file.toString(), "content", name + "\n"));
  }

  /** As a Relay that was just started. */
  private Thread work() {
    var agent = agent();
    var assignment =
        new Assignment(
            "t1",
            "do it",
            List.of(tree),
            new Agent.Steering() {
              private final List<String> all = List.copyOf(words);
              private int next;

              @Override
              public @Nullable String next() {
                return next < all.size() ? all.get(next++) : null;
              }
            });
    return Thread.startVirtualThread(() -> agent.work(assignment, book));
  }

  private Agent agent() {
    return ClaudeCli.agent(ClaudeCli.talkingTo(api), dir.resolve("home"));
  }

  private void closeRelay(Thread worker) throws InterruptedException {
    book.closing = true;
    worker.interrupt();
    worker.join();
    book.closing = false;
  }

  @Test
  void goesOnWithItsOwnProcessWhenRelayComesBack() throws Exception {
    words.add("and say please");
    api.plays(write("first"), new Held(begun, go, write("second")), new Text("Please. Done."));
    var worker = work();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    closeRelay(worker);
    // Meanwhile the CLI asks whether it may write, and nobody answers.
    go.countDown();
    var again = work();
    assertThat(again.join(Duration.ofSeconds(40))).isTrue();
    assertThat(book.events.getLast()).isInstanceOf(Finished.class);
    assertThat(tree.path().resolve("second")).hasContent("second\n");
    assertThat(book.of(ChangedFile.class))
        .extracting(ChangedFile::path)
        .containsExactly("first", "second");
    assertThat(book.of(Said.class)).extracting(Said::text).containsExactly("Please. Done.");
    assertThat(api.requests()).as("nothing was asked twice").hasSize(3);
    var told = api.requests().getLast().path("messages").toString();
    assertThat(told.split("and say please", -1)).as("nothing was said twice").hasSize(2);
  }

  @Test
  void goesOnWithTheSessionWhenItsProcessWasKilled() throws Exception {
    var never = new CountDownLatch(1);
    api.plays(
        write("first"),
        new Held(begun, never, new Text("never")),
        write("second"),
        new Text("Done."));
    var worker = work();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    var handle = book.left().orElseThrow().handle();
    assertThat(ProcessHandle.of(handle.pid()).orElseThrow().destroyForcibly()).isTrue();
    assertThat(worker.join(Duration.ofSeconds(50))).isTrue();
    never.countDown();
    assertThat(book.events.getLast()).isInstanceOf(Finished.class);
    assertThat(book.left().orElseThrow().handle()).isNotEqualTo(handle);
    assertThat(tree.path().resolve("first")).hasContent("first\n");
    assertThat(tree.path().resolve("second")).hasContent("second\n");
    assertThat(api.requests().getLast().path("messages").toString())
        .contains("do it", "You were interrupted from outside");
  }
}
