package dev.relay.repo.workspace;

import java.util.List;

/**
 * Somebody named a workspace, repository, task or tool that does not exist. Its message is fit to
 * be told.
 */
public final class UnknownName extends RuntimeException {
  private static final int MANY = 20;

  private UnknownName(String message) {
    super(message);
  }

  /** "There is no repository 'x'. There are a, b and c." */
  public static UnknownName of(String what, String name, List<String> known) {
    return new UnknownName("There is no " + what + " '" + name + "'. " + there(name, known));
  }

  /** For what has an id: "There is no task 'x', or not any more." */
  public static UnknownName gone(String what, String id) {
    return new UnknownName("There is no " + what + " '" + id + "', or not any more.");
  }

  private static String there(String name, List<String> known) {
    if (known.isEmpty()) {
      return "There is none yet.";
    }
    if (known.size() > MANY) {
      return Nearest.of(name, known)
          .map(near -> "Did you mean '" + near + "'?")
          .orElse("There are " + known.size() + ", such as " + some(known) + ".");
    }
    return "There " + (known.size() == 1 ? "is " : "are ") + String.join(", ", known) + ".";
  }

  private static String some(List<String> known) {
    return String.join(", ", known.subList(0, 3));
  }

  /** "Say which workspace: a, b or c." for when none was named and there is not exactly one. */
  public static UnknownName which(String what, List<String> known) {
    return new UnknownName(
        known.isEmpty()
            ? "There is no " + what + " yet; add one first."
            : "Say which " + what + ": " + String.join(", ", known) + ".");
  }
}
