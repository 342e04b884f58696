package dev.relay.mcp.agent.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the agent may do when it asks: read and, for a change, edit inside the task's trees. */
final class ToolPermission {
  private static final Set<String> READS = Set.of("Read", "Glob", "Grep", "LS");
  private static final Set<String> EDITS = Set.of("Edit", "MultiEdit", "Write", "NotebookEdit");
  private static final Set<String> HARMLESS =
      Set.of("TodoWrite", "Task", "Agent", "TaskCreate", "TaskUpdate", "TaskList", "TaskGet");
  private final Path root;
  private final boolean readOnly;

  ToolPermission(Path root, boolean readOnly) {
    this.root = root;
    this.readOnly = readOnly;
  }

  /** Empty when it may; else why not, for the agent. */
  Optional<String> refusal(String tool, JsonNode input) {
    if (HARMLESS.contains(tool)) {
      return Optional.empty();
    }
    if (readOnly && EDITS.contains(tool)) {
      return Optional.of("This is a question: nothing may be changed.");
    }
    if (!READS.contains(tool) && !EDITS.contains(tool)) {
      return Optional.of(
          "There is no " + tool + " here; work with the files, Relay runs the tests itself.");
    }
    for (var name : new String[] {"file_path", "path", "notebook_path"}) {
      var path = input.path(name).asString("");
      if (!path.isEmpty() && !inside(path)) {
        return Optional.of("Only files in the repositories of this task may be touched.");
      }
    }
    return Optional.empty();
  }

  /** The path below the root, when it lies there. */
  Optional<Path> within(String path) {
    return inside(path)
        ? Optional.of(root.relativize(root.resolve(path).normalize()))
        : Optional.empty();
  }

  private boolean inside(String name) {
    try {
      var path = root.resolve(name).normalize();
      var existing = path;
      while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
        existing = existing.getParent();
      }
      return path.startsWith(root)
          && existing != null
          && existing.toRealPath().startsWith(root.toRealPath());
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
