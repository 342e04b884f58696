package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.util.Optional;
import java.util.Set;

/** Every commit that Relay made for a task, written down before it is pushed anywhere. */
final class TrainCommits {
  private final Database database;

  TrainCommits(Database database) {
    this.database = database;
  }

  /** Before it is pushed anywhere. */
  void keep(String task, RepositoryId repository, String digest, Sha made) {
    database
        .client()
        .sql(
            "INSERT INTO train_commit (task, repository, digest, sha) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(task, repository.name(), digest, made.hex())
        .update();
  }

  /** The last one made for these bytes. */
  Optional<Sha> kept(String task, RepositoryId repository, String digest) {
    return database
        .client()
        .sql(
            "SELECT sha FROM train_commit WHERE task = ? AND repository = ? AND digest = ?"
                + " ORDER BY position DESC LIMIT 1")
        .params(task, repository.name(), digest)
        .query(String.class)
        .optional()
        .map(Sha::new);
  }

  /** All commits that Relay may have pushed to the task's branch. */
  Set<Sha> own(String task, RepositoryId repository) {
    return Set.copyOf(
        database
            .client()
            .sql("SELECT DISTINCT sha FROM train_commit WHERE task = ? AND repository = ?")
            .params(task, repository.name())
            .query((row, _) -> new Sha(row.getString("sha")))
            .list());
  }
}
