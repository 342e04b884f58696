package dev.relay.mcp.task;

import dev.relay.repo.speech.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How commits say what and why; the message is part of what is approved. */
public enum CommitStyle {
  /** {@code refactor: rename userName to displayName}. */
  CONVENTIONAL,
  /** {@code Rename userName to displayName}. */
  PLAIN;

  private static final int SUBJECT = 72;
  private static final Pattern POLITE =
      Pattern.compile("(?i)^(please|can you|could you|would you)[, ]+");
  private static final Pattern ALREADY =
      Pattern.compile(
          "^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\\([^)]*\\))?!?: .*");

  private record Kind(String type, Pattern verbs) {
    Kind(String type, String verbs) {
      this(type, Pattern.compile("(?i)^(" + verbs + ")\\b.*"));
    }
  }

  /** By the verb the request begins with; the first that fits. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("fix", "fix|repair|correct|solve"),
          new Kind("build", "(bump|upgrade|update)\\b.*\\b(version|dependenc\\w+|to v?\\d[\\w.]*)"),
          new Kind("feat", "add|implement|introduce|support|create|allow|let|expose"),
          new Kind("docs", "document|describe|explain|comment"),
          new Kind("test", "test|cover"),
          new Kind("perf", "speed|optimi[sz]e|cache"),
          new Kind("style", "format|reformat|indent"),
          new Kind(
              "refactor",
              "rename|replace|move|extract|inline|refactor|simplify|split|merge|remove|delete|clean"));

  /** {@code RELAY_COMMIT_STYLE}: conventional, or plain. */
  public static CommitStyle of(String setting) {
    return setting.equalsIgnoreCase("plain") ? PLAIN : CONVENTIONAL;
  }

  /** What as the subject, why as the body, the task as a trailer. */
  String message(Task task) {
    return subject(task)
        + "\n\nAsked by "
        + task.userId()
        + ": '"
        + oneLine(task.description())
        + "'\n\nRelay-Task: "
        + task.id()
        + "\n";
  }

  private String subject(Task task) {
    var words = POLITE.matcher(oneLine(task.description())).replaceFirst("");
    var plain = words.replaceFirst("[\\s.!?]+$", "");
    if (ALREADY.matcher(plain).matches()) {
      return cut(plain);
    }
    if (this == PLAIN) {
      return cut(Words.capital(plain));
    }
    return task.undoes() == null
        ? cut(type(plain) + ": " + small(plain))
        : cut("revert: " + small(plain.replaceFirst("(?i)^undo: ", "")));
  }

  private static String type(String words) {
    return KINDS.stream()
        .filter(kind -> kind.verbs().matcher(words).matches())
        .map(Kind::type)
        .findFirst()
        .orElse("chore");
  }

  /** Names that are all capitals stay so. */
  private static String small(String words) {
    var isName = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return words.isEmpty() || isName
        ? words
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String cut(String words) {
    if (words.length() <= SUBJECT) {
      return words;
    }
    int space = words.lastIndexOf(' ', SUBJECT - 1);
    return words.substring(0, space > 20 ? space : SUBJECT - 1) + "…";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
