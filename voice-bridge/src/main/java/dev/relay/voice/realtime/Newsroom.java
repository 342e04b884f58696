package dev.relay.voice.realtime;

import dev.relay.voice.assistant.TaskNews;
import dev.relay.voice.realtime.ConversationStore.Followed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a conversation has to tell by itself. News that nobody heard is not told: the cursor of its
 * task stays, and the news comes again when somebody is there. Used from the mailbox only.
 */
final class Newsroom {
  private final String conversation;
  private final String userId;
  private final ConversationStore store;
  private final TaskFollower follower;
  private final Map<String, TaskNews> tasks = new HashMap<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<String> toldLate = new ArrayList<>();
  private final Map<String, Long> toldUpTo = new LinkedHashMap<>();
  private final List<String> over = new ArrayList<>();
  private final SaidStops stops = new SaidStops();

  Newsroom(String conversation, String userId, ConversationStore store, TaskFollower follower) {
    this.conversation = conversation;
    this.userId = userId;
    this.store = store;
    this.follower = follower;
  }

  /** Somebody is there again: tasks go on where they were last told. */
  void resume() {
    for (var followed : store.followed(conversation)) {
      tasks.computeIfAbsent(followed.task(), _ -> new TaskNews(""));
      follower.follow(followed.task(), followed.after());
    }
  }

  /** Nobody is there. */
  void pause() {
    follower.stopAll();
    tasks.clear();
    sentences.clear();
    toldUpTo.clear();
    over.clear();
  }

  /** {@code task} has begun in this conversation, and its summary is being said. */
  void follow(JsonNode task) {
    var id = task.path("id").asString("");
    if (!id.isEmpty()) {
      var after = task.path("lastSeq").asLong(0);
      store.follow(conversation, userId, new Followed(id, after));
      tasks.put(id, new TaskNews(task.path("summary").asString("")));
      follower.follow(id, after);
    }
  }

  /** True when there is something to tell now. */
  boolean hear(String task, JsonNode events) {
    var news = tasks.get(task);
    if (news == null) {
      return false; // paused meanwhile
    }
    for (var event : events) {
      var said = news.hear(event);
      (TaskNews.isStop(event) ? said.flatMap(s -> stops.news(task, s)) : said)
          .ifPresent(sentences::add);
      if (said.isPresent() || TaskNews.isLast(event)) {
        toldUpTo.put(task, event.path("seq").asLong());
      }
      if (TaskNews.isLast(event)) {
        over.add(task);
        follower.stop(task);
      }
    }
    if (sentences.isEmpty()) {
      settle();
    }
    return !sentences.isEmpty();
  }

  /** The user says stop; {@link #stopped} follows. */
  void stopping() {
    stops.asked();
  }

  /** {@code task} was stopped and that is being said; empty when none was. */
  void stopped(String task) {
    sentences.addAll(stops.answered(task));
  }

  /** The result of a tool that took its time. */
  void add(String sentence) {
    toldLate.add(sentence);
  }

  /** Everything there is to tell, which with this counts as told. */
  Optional<String> take() {
    toldLate.addAll(sentences);
    var all = String.join(" ", toldLate);
    toldLate.clear();
    sentences.clear();
    settle();
    return Optional.of(all).filter(text -> !text.isBlank());
  }

  private void settle() {
    toldUpTo.forEach((task, seq) -> store.follow(conversation, userId, new Followed(task, seq)));
    toldUpTo.clear();
    for (var task : over) {
      store.unfollow(conversation, task);
      tasks.remove(task);
    }
    over.clear();
  }
}
