package dev.relay.mcp.approval;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.analysis.findings.FindingsKit;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Repos;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.Workspaces;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Approvals for tests of other packages. */
public final class ApprovalKit {
  private ApprovalKit() {}

  public static Asking asking(
      Database database,
      Books books,
      TaskQueue queue,
      Workspaces workspaces,
      Repos repos,
      Supplier<Identity> author) {
    var trees = repos.trees();
    return new Asking(
        new ApprovalRows(database),
        books,
        queue,
        workspaces,
        trees,
        author,
        new SecretWarnings(trees, () -> FindingsKit.secrets(repos.git())));
  }

  public static Approvals approvals(
      Database database, Books books, TaskQueue queue, Audit audit, InstantSource clock) {
    return new Approvals(new ApprovalRows(database), books, queue, audit, clock);
  }
}
