package dev.relay.voice.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a task's events amount to, told when there is something a person waits for: the plan, a
 * failing test, a diff to approve, the end.
 */
public final class TaskNews {
  private final List<String> tests = new ArrayList<>();
  private final List<String> landed = new ArrayList<>();
  private final String brief;

  /** {@code brief} was said already when the task began. */
  public TaskNews(String brief) {
    this.brief = brief;
  }

  /** What is to be said now that this happened too; empty when it can wait. */
  public Optional<String> hear(JsonNode event) {
    var sentence = event.path("sentence").asString("").strip();
    return switch (event.path("type").asString("")) {
      case "planned" -> Optional.of(sentence).filter(s -> !s.isEmpty() && !brief.contains(s));
      case "verified" -> {
        tests.add(TaskSentences.tests(event));
        yield Optional.empty();
      }
      case "changes_ready" -> event.path("fresh").isEmpty() ? Optional.empty() : said(sentence);
      case "approval_asked" ->
          Optional.of(
              take(tests) + "It is ready for your approval: look at the diff and tap Approve.");
      case "landed" -> {
        landed.add(event.path("repository").asString());
        yield Optional.empty();
      }
      case "state_changed" -> state(event.path("to").asString(""), sentence);
      default -> Optional.empty();
    };
  }

  /** True when nothing can follow this event. */
  public static boolean isLast(JsonNode event) {
    return event.path("type").asString("").equals("state_changed")
        && switch (event.path("to").asString("")) {
          case "done", "rejected", "failed", "cancelled" -> true;
          default -> false;
        };
  }

  private Optional<String> state(String to, String sentence) {
    return switch (to) {
      case "done" -> said(landed.isEmpty() ? sentence : "It landed in " + Words.list(landed) + ".");
      case "failed", "blocked", "awaiting_person", "rejected" -> said(take(tests) + sentence);
      default -> Optional.empty();
    };
  }

  private static Optional<String> said(String sentence) {
    return Optional.of(sentence.strip()).filter(s -> !s.isEmpty());
  }

  private static String take(List<String> sentences) {
    var all = sentences.isEmpty() ? "" : String.join(" ", sentences) + " ";
    sentences.clear();
    return all;
  }
}
