package dev.relay.repo.webhook;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.Optional;

/** Up to which commit of a followed branch everything that follows from it was done. */
public final class FollowedHeads {
  private final Database database;

  public FollowedHeads(Database database) {
    this.database = database;
  }

  /** Empty when it is followed for the first time. */
  Optional<Sha> get(Workspace workspace, Repository repository) {
    return database
        .client()
        .sql(
            "select sha from followed_head"
                + " where workspace = ? and repository = ? and branch = ?")
        .params(workspace.name(), repository.id().name(), repository.branch())
        .query((row, _) -> new Sha(row.getString("sha")))
        .optional();
  }

  void set(Workspace workspace, Repository repository, Sha head) {
    database
        .client()
        .sql(
            "insert into followed_head (workspace, repository, branch, sha) values (?, ?, ?, ?)"
                + " on conflict (workspace, repository, branch) do update set sha = excluded.sha")
        .params(workspace.name(), repository.id().name(), repository.branch(), head.hex())
        .update();
  }
}
