package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent.Finished;
import dev.relay.mcp.agent.AgentEvent.Said;
import dev.relay.mcp.agent.AgentEvent.Spent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.sandbox.Detached;
import dev.relay.mcp.sandbox.Detached.Launch;
import dev.relay.mcp.sandbox.Limits;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandbox.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task whose agent has a process of its own goes on with it after Relay was away. */
@Timeout(120)
class FollowedTaskTest {
  @TempDir Path dir;
  private TaskKit kit;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "", new Follower());
  }

  @AfterEach
  void close() {
    kit.close();
  }

  /** Says each line its process prints; the process works until the file {@code go} is there. */
  private static final class Follower implements Agent {
    @Override
    public String name() {
      return "follower";
    }

    @Override
    public String title() {
      return "the follower";
    }

    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String takes() {
      return "any request";
    }

    @Override
    public String understands() {
      return "say anything.";
    }

    @Override
    public Availability availability() {
      return Availability.ready("is there");
    }

    @Override
    public Optional<String> suits(String description) {
      return Optional.of("a test wants it");
    }

    @Override
    public boolean isModelDriven() {
      return false;
    }

    @Override
    public void work(Assignment assignment, Logbook logbook) {
      var left = logbook.left();
      try {
        var process =
            left.isPresent()
                ? new ProcessSandbox().attach(left.get().handle())
                : start(assignment, logbook);
        follow(process, left.map(Logbook.Left::read).orElse(0L), logbook);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Detached start(Assignment assignment, Logbook logbook) throws IOException {
      var tree = assignment.trees().getFirst().path();
      var script =
          "echo x >> made; echo one; while [ ! -e ../../go ]; do sleep 0.05; done; echo two";
      var command =
          new Command(
              List.of("sh", "-c", script),
              tree,
              Map.of("PATH", "/usr/bin:/bin"),
              List.of(tree),
              List.of(),
              false,
              false);
      var streams = tree.resolveSibling("streams");
      var detached = new ProcessSandbox().detach(new Launch(command, streams, Limits.AGENT));
      logbook.began(detached.handle());
      return detached;
    }

    private static void follow(Detached process, long read, Logbook logbook) throws IOException {
      long at = read;
      try (var lines =
          new BufferedReader(new InputStreamReader(process.output(read), StandardCharsets.UTF_8))) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          at += line.length() + 1;
          logbook.accept(List.of(new Said(line), new Spent(1, 1, 5)), at);
        }
        logbook.accept(new Finished("The follower has finished."));
      } catch (IOException e) {
        if (!logbook.goesOnWithout()) {
          process.stop(Duration.ZERO);
        }
      }
    }
  }

  private Task startAndAwaitItsFirstWord() {
    var task =
        kit.tasks().start(new NewTask("", "do it", List.of("backend"), "follower"), TaskKit.PERSON);
    Await.until(() -> said(task), words -> words.contains("one"));
    return task;
  }

  private List<String> said(Task task) {
    return kit.facts(task, TaskEvent.AgentSaid.class).stream()
        .map(TaskEvent.AgentSaid::text)
        .toList();
  }

  private Path root(Task task) {
    return kit.repos.trees().root(task.id().value());
  }

  @Test
  void goesOnAfterARestartAndTellsNothingTwice() throws Exception {
    var task = startAndAwaitItsFirstWord();
    kit.service().close();
    Files.createFile(root(task).resolveSibling("go"));
    kit.restart();
    kit.asked(task);
    assertThat(said(task)).containsExactly("one", "two");
    assertThat(root(task).resolve("backend/made")).hasContent("x\n");
    assertThat(kit.books.processes().left(task.id())).isEmpty();
  }

  @Test
  void goesOnAfterACrashAndTellsNothingTwice() throws Exception {
    var task = startAndAwaitItsFirstWord();
    // The old one is not told, and still believes that it follows the process.
    kit.restart();
    Files.createFile(root(task).resolveSibling("go"));
    kit.asked(task);
    assertThat(said(task)).containsExactly("one", "two");
    assertThat(root(task).resolve("backend/made")).hasContent("x\n");
  }

  @Test
  void endsTheProcessOfATaskThatIsCancelled() {
    var task = startAndAwaitItsFirstWord();
    var process = kit.books.processes().left(task.id()).orElseThrow().handle();
    kit.tasks().cancel(task.id(), TaskKit.PERSON);
    Await.until(() -> new ProcessSandbox().attach(process).end(), Optional::isPresent);
    assertThat(said(task)).containsExactly("one");
  }
}
