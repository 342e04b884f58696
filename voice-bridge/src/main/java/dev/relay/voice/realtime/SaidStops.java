package dev.relay.voice.realtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stops that were said in this conversation. The answer to "stop" tells that the task ended; its
 * news, which may come before that answer or after it, would tell the same again. Used from the
 * mailbox only.
 */
final class SaidStops {
  private final Set<String> answered = new HashSet<>();
  private final Map<String, String> held = new HashMap<>();
  private int underWay;

  /** A stop is on its way; nobody knows yet which task it meets. */
  void asked() {
    underWay++;
  }

  /** It met {@code task}, or none when that is empty; returns the news of others that waited. */
  List<String> answered(String task) {
    underWay--;
    if (!task.isEmpty() && held.remove(task) == null) {
      answered.add(task);
    }
    if (underWay > 0) {
      return List.of();
    }
    var others = List.copyOf(held.values());
    held.clear();
    return others;
  }

  /** What is to be told now of a task that was stopped. */
  Optional<String> news(String task, String sentence) {
    if (answered.remove(task)) {
      return Optional.empty();
    }
    if (underWay > 0) {
      held.put(task, sentence);
      return Optional.empty();
    }
    return Optional.of(sentence);
  }
}
