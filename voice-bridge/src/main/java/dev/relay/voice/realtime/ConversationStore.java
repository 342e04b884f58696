package dev.relay.voice.realtime;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Conversations in the schema {@code voice}. Blocks: use it from virtual threads. */
public final class ConversationStore {
  private static final int REPLAYED = 200;

  private final JdbcClient client;
  private final JsonMapper json;
  private final InstantSource clock;

  public ConversationStore(Database database, JsonMapper json, InstantSource clock) {
    this.client = database.client();
    this.json = json;
    this.clock = clock;
  }

  /** An item, and the card shown with it. */
  record Kept(ObjectNode item, @Nullable ObjectNode card) {}

  record Followed(String task, long after) {}

  /** The user whose conversation this is, when there is one with this id. */
  Optional<String> owner(String conversation) {
    return client
        .sql("select user_id from conversation where id = ?")
        .param(conversation)
        .query(String.class)
        .optional();
  }

  void create(String conversation, String userId) {
    var now = Timestamp.from(clock.instant());
    client
        .sql("insert into conversation (id, user_id, created_at, used_at) values (?, ?, ?, ?)")
        .params(conversation, userId, now, now)
        .update();
  }

  void used(String conversation) {
    client
        .sql("update conversation set used_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), conversation)
        .update();
  }

  /** The newest items, oldest first. */
  List<Kept> items(String conversation) {
    var newestFirst =
        client
            .sql("select body, card from item where conversation = ? order by seq desc limit ?")
            .params(conversation, REPLAYED)
            .query((row, _) -> new Kept(parse(row.getString(1)), parseCard(row.getString(2))))
            .list();
    return new ArrayList<>(newestFirst).reversed();
  }

  void keep(String conversation, String userId, ObjectNode item) {
    client
        .sql(
            "insert into item (conversation, user_id, id, body) values (?, ?, ?, ?::json)"
                + " on conflict do nothing")
        .params(conversation, userId, item.path("id").asString(), item.toString())
        .update();
  }

  void keepCard(String conversation, String item, ObjectNode card) {
    client
        .sql("update item set card = ?::json where conversation = ? and id = ?")
        .params(card.toString(), conversation, item)
        .update();
  }

  List<Followed> followed(String conversation) {
    return client
        .sql("select task, after_seq from followed where conversation = ?")
        .param(conversation)
        .query((row, _) -> new Followed(row.getString(1), row.getLong(2)))
        .list();
  }

  /** Remembers up to where a task's events have been told. */
  void follow(String conversation, String userId, Followed followed) {
    client
        .sql(
            "insert into followed (conversation, user_id, task, after_seq) values (?, ?, ?, ?)"
                + " on conflict (conversation, task) do update set after_seq = excluded.after_seq")
        .params(conversation, userId, followed.task(), followed.after())
        .update();
  }

  void unfollow(String conversation, String task) {
    client
        .sql("delete from followed where conversation = ? and task = ?")
        .params(conversation, task)
        .update();
  }

  private ObjectNode parse(String text) {
    return (ObjectNode) json.readTree(text);
  }

  private @Nullable ObjectNode parseCard(@Nullable String text) {
    return text == null ? null : parse(text);
  }
}
