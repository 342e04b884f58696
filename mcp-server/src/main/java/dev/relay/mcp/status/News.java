package dev.relay.mcp.status;

import dev.relay.mcp.status.LastAsked.Seen;
import dev.relay.mcp.task.Task;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened between two looks. */
final class News {
  private static final int MOST = 10;
  private static final int COUNTED = 100;

  private final Git git;
  private final Mirrors mirrors;

  News(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  Map<String, String> heads(Workspace workspace) {
    var heads = new HashMap<String, String>();
    for (var repository : workspace.repositories()) {
      mirrors.head(repository).ifPresent(sha -> heads.put(repository.id().name(), sha.hex()));
    }
    return heads;
  }

  /** A sentence each; tasks first. */
  List<String> since(Seen before, Seen now, Workspace workspace, List<Task> tasks) {
    var news = new ArrayList<String>();
    tasks.stream()
        .filter(task -> task.workspace().equals(workspace.name()))
        .filter(task -> task.updatedAt().isAfter(before.at()))
        .map(task -> "Task '" + shortened(task.description()) + "': " + task.summary())
        .forEach(news::add);
    for (var repository : workspace.repositories()) {
      var name = repository.id().name();
      var was = before.heads().get(name);
      var is = now.heads().get(name);
      if (was != null && is != null && !was.equals(is)) {
        news.add(commits(repository, new Sha(was), new Sha(is)));
      }
    }
    return news.stream().limit(MOST).toList();
  }

  private String commits(Repository repository, Sha was, Sha is) {
    try {
      var log = git.reader().log(mirrors.gitDir(repository), is, COUNTED);
      var fresh = log.stream().takeWhile(entry -> !entry.id().equals(was)).toList();
      var count =
          fresh.size() == log.size()
              ? "new commits"
              : Words.count(fresh.size(), "new commit", "new commits");
      return "%s has %s on %s, the last: %s."
          .formatted(
              repository.id(), count, repository.branch(), shortened(log.getFirst().subject()));
    } catch (GitFailure e) {
      return repository.id() + " has moved on " + repository.branch() + ".";
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
