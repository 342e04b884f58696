package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An agent whose work a test can hold, fail and inspect. */
final class ScriptedAgent implements Agent {
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile boolean fresh = true;
  private volatile boolean ready = true;
  private volatile boolean modelDriven;
  private volatile String text = "made";
  private final List<String> prompts = new CopyOnWriteArrayList<>();

  void awaitBegun(int times) {
    Await.until(begun::get, n -> n >= times);
  }

  void awaitInterrupted() throws InterruptedException {
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  void letGo() {
    gate.countDown();
  }

  boolean treesWereFresh() {
    return fresh;
  }

  List<String> heard() {
    return heard;
  }

  /** What it was asked, with what it was told beforehand. */
  List<String> prompts() {
    return prompts;
  }

  /** What its file holds. */
  void leaves(String other) {
    text = other;
  }

  void drivenByAModel() {
    modelDriven = true;
  }

  void unavailable() {
    ready = false;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public String title() {
    return "the scripted agent";
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
    return ready
        ? Availability.ready("is switched on")
        : Availability.missing("is switched off", "switch it on");
  }

  @Override
  public Optional<String> suits(String description) {
    return Optional.of("a test wants it");
  }

  @Override
  public boolean isModelDriven() {
    return modelDriven;
  }

  @Override
  public boolean answers() {
    return true;
  }

  @Override
  public void work(Assignment assignment, Logbook events) {
    prompts.add(assignment.prompt());
    switch (assignment.description()) {
      case "where?" -> answer(assignment, events);
      case "fail" -> events.accept(new AgentEvent.Failed("I could not do it: try something else."));
      case "error" -> throw new StackOverflowError("as a deep tree would make it");
      case "plant" -> plant(assignment, events);
      case "nothing" -> events.accept(new AgentEvent.Finished("Nothing."));
      default -> hold(assignment, events);
    }
  }

  /** Not as it should: it also writes. */
  private static void answer(Assignment assignment, Consumer<AgentEvent> events) {
    assertThat(assignment.readOnly()).isTrue();
    Repos.write(assignment.trees().getFirst().path().resolve("made.txt"), "made\n");
    events.accept(new AgentEvent.Said("Let me look."));
    events.accept(new AgentEvent.UsedTool("Read", "Read a.txt"));
    events.accept(new AgentEvent.Said("**It is in backend/a.txt:1.** More follows."));
    events.accept(new AgentEvent.Said("And more."));
    events.accept(new AgentEvent.Finished("Looked."));
  }

  /** What tests would find, and the change would not hold. */
  private static void plant(Assignment assignment, Consumer<AgentEvent> events) {
    for (var tree : assignment.trees()) {
      Repos.write(tree.path().resolve(".gitignore"), "target\n");
      Repos.write(tree.path().resolve("target/classes"), "planted\n");
    }
    events.accept(new AgentEvent.Finished("Planted."));
  }

  private void hold(Assignment assignment, Consumer<AgentEvent> events) {
    try {
      for (var tree : assignment.trees()) {
        var file = tree.path().resolve("made.txt");
        fresh &= !Files.exists(file);
        Files.writeString(file, text + "\n");
        events.accept(new AgentEvent.ChangedFile(tree.repository(), "made.txt"));
      }
      begun.incrementAndGet();
      assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
      for (var words = assignment.steering().next();
          words != null;
          words = assignment.steering().next()) {
        heard.add(words);
      }
      events.accept(new AgentEvent.Finished("Made."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted.countDown();
      events.accept(new AgentEvent.Failed("stopped"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
