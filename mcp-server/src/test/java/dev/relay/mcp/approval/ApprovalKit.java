package dev.relay.mcp.approval;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.repo.git.Repos;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.time.InstantSource;

/** Approvals for tests of other packages. */
public final class ApprovalKit {
  private ApprovalKit() {}

  public static Asking asking(
      Database database, Books books, TaskQueue queue, Workspaces workspaces, Repos repos) {
    return new Asking(
        new ApprovalRows(database),
        books,
        queue,
        workspaces,
        repos.trees(),
        new Author(repos.git(), Path.of("/")));
  }

  public static Approvals approvals(
      Database database, Books books, TaskQueue queue, Audit audit, InstantSource clock) {
    return new Approvals(new ApprovalRows(database), books, queue, audit, clock);
  }
}
