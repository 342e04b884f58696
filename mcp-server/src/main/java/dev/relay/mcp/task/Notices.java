package dev.relay.mcp.task;

import java.sql.Timestamp;
import java.util.List;

/** Tells what belongs to no task, in the feed of events. */
public final class Notices {
  private final TaskJournal journal;

  public Notices(Books books) {
    this.journal = books.journal();
  }

  /**
   * Told once, however often.
   *
   * @param id the same when the same is told again
   * @param about names of repositories
   */
  public void tell(String id, String userId, String sentence, List<String> about) {
    journal
        .database()
        .client()
        .sql(
            "INSERT INTO notice (id, user_id, at, sentence, about) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(
            id,
            userId,
            Timestamp.from(journal.clock().instant()),
            journal.censor(sentence),
            about.toArray(String[]::new))
        .update();
    journal.signal().fire();
  }
}
