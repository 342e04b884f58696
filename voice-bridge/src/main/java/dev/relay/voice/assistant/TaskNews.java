package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
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
      case "state_changed" -> state(to(event), sentence);
      default -> Optional.empty();
    };
  }

  /** True when nothing can follow this event. */
  public static boolean isLast(JsonNode event) {
    return switch (to(event)) {
      case "done", "rejected", "failed", "cancelled" -> true;
      default -> false;
    };
  }

  /** True when with this event somebody stopped the task, or nobody answered it in time. */
  public static boolean isStop(JsonNode event) {
    return to(event).equals("cancelled");
  }

  private static String to(JsonNode event) {
    return event.path("type").asString("").equals("state_changed")
        ? event.path("to").asString("")
        : "";
  }

  /** Every end says something, also one that came without words. */
  private Optional<String> state(String to, String sentence) {
    return switch (to) {
      case "done" ->
          said(sentence)
              .or(() -> said(landed.isEmpty() ? "" : "It landed in " + Words.few(landed) + "."))
              .or(() -> said("It is done; nothing had to land."));
      case "cancelled" -> {
        tests.clear(); // nobody decides on it any more
        yield said(sentence).or(() -> said("It was stopped; nothing was landed."));
      }
      case "rejected" -> {
        tests.clear();
        yield said(sentence).or(() -> said("It was rejected; nothing was landed."));
      }
      case "failed" ->
          said(take(tests) + sentence)
              .or(() -> said("It failed; look at the task on the page, and say it again."));
      case "blocked", "awaiting_person" -> said(take(tests) + sentence);
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
