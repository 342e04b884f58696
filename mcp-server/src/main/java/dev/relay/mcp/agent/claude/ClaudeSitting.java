package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.agent.Logbook.Left;
import dev.relay.mcp.sandbox.Detached.End.Exited;
import dev.relay.mcp.sandbox.Detached.End.Gone;
import dev.relay.mcp.sandbox.Detached.End.OverLimit;
import dev.relay.mcp.sandbox.Detached.Launch;
import dev.relay.mcp.sandbox.Limits;
import dev.relay.mcp.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * All the processes of the CLI that one assignment takes: one, and another for each that was killed
 * before it had a result, which goes on with the same session.
 */
final class ClaudeSitting {
  /** As often as a machine may reasonably be restarted while one request is worked on. */
  private static final int PROCESSES = 3;

  /** Exit codes above it name a signal. */
  private static final int SIGNALS = 128;

  private static final String GO_ON =
      "You were interrupted from outside while you worked. Look at what is done, and go on with the"
          + " request where you were.";

  private final ClaudeCommand command;
  private final Sandboxes sandboxes;
  private final Assignment assignment;
  private final Logbook logbook;
  private final Path root;
  private final ToolPermission permission;
  private final ClaudeReader reader;

  ClaudeSitting(ClaudeCommand command, Sandboxes sandboxes, Assignment assignment, Logbook logbook)
      throws IOException {
    this.command = command;
    this.sandboxes = sandboxes;
    this.assignment = assignment;
    this.logbook = logbook;
    this.root =
        Objects.requireNonNull(assignment.trees().getFirst().path().getParent()).toRealPath();
    this.permission = new ToolPermission(root, assignment.readOnly());
    this.reader = new ClaudeReader(permission, logbook.left().map(Left::microDollars).orElse(0L));
  }

  /** Its last event. */
  AgentEvent run() throws IOException, InterruptedException {
    var left = logbook.left();
    var verdict = left.isPresent() ? goOn(left.get()) : begin("", assignment.prompt());
    while (verdict.isEmpty() && number() <= PROCESSES && !reader.session().isEmpty()) {
      verdict = begin(reader.session(), GO_ON);
    }
    return verdict.orElseGet(() -> ClaudeVerdict.of(null));
  }

  private Optional<AgentEvent> begin(String session, String words)
      throws IOException, InterruptedException {
    var work = command.work(assignment, root, root.resolveSibling("claude"), session);
    var folder = Files.createDirectories(streams()).resolve(String.valueOf(number()));
    var detached = sandboxes.best().detach(new Launch(work, folder, Limits.AGENT));
    try (var process = new ClaudeProcess(detached, logbook::goesOnWithout)) {
      logbook.began(detached.handle());
      var talk = talk(process);
      talk.begin(words);
      return verdict(process, talk);
    }
  }

  private Optional<AgentEvent> goOn(Left left) throws IOException, InterruptedException {
    var detached = sandboxes.named(left.handle().sandbox()).attach(left.handle());
    try (var process = new ClaudeProcess(detached, logbook::goesOnWithout)) {
      var talk = talk(process);
      var told = process.told();
      if (told.words() == 0) {
        talk.begin(assignment.prompt()); // it was started, and that was all
      } else {
        talk.goOn(told, left.read());
      }
      return verdict(process, talk);
    }
  }

  private ClaudeSession talk(ClaudeProcess process) {
    return new ClaudeSession(process, permission, reader, assignment.steering(), logbook);
  }

  /** Empty when it was killed before it had a result, by whomever. */
  private static Optional<AgentEvent> verdict(ClaudeProcess process, ClaudeSession talk) {
    if (process.isBabbling()) {
      return Optional.of(ClaudeVerdict.babbling());
    }
    if (talk.result() != null) {
      return Optional.of(ClaudeVerdict.of(talk.result()));
    }
    var end = process.end();
    if (end.isEmpty()) {
      return Optional.of(ClaudeVerdict.overLimit("time")); // it still runs, and long enough
    }
    return switch (end.get()) {
      case Gone _ -> Optional.empty();
      case OverLimit(var what) -> Optional.of(ClaudeVerdict.overLimit(what));
      case Exited(var code) when code > SIGNALS -> Optional.empty();
      case Exited _ -> Optional.of(ClaudeVerdict.of(null));
    };
  }

  /** Beside the trees and what the agent may write, so that it can't write its own history. */
  private Path streams() {
    return root.resolveSibling("agent");
  }

  /** Of the next process, from 1. */
  private int number() {
    int number = 1;
    while (Files.exists(streams().resolve(String.valueOf(number)))) {
      number++;
    }
    return number;
  }
}
