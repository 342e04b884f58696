package dev.relay.mcp.agent.codemod;

import dev.relay.mcp.agent.Agent.Base;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.GrepResult.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the places a substitution would change, without a checkout. */
final class Census {
  /** Grep cuts its lines here. */
  private static final int CUT = 500;

  private final Grep grep;
  private final Contents contents;

  Census(Grep grep, Contents contents) {
    this.grep = grep;
    this.contents = contents;
  }

  int count(Base base, Substitution substitution) {
    var hits = grep.grep(base.gitDir(), base.head(), substitution.query()).hits();
    var files = new HashMap<String, List<Hit>>();
    for (var hit : hits) {
      if (!TextFiles.isLock(hit.path())) {
        files.merge(hit.path(), List.of(hit), Census::joined);
      }
    }
    return files.entrySet().stream().mapToInt(file -> count(base, substitution, file)).sum();
  }

  private int count(Base base, Substitution substitution, Map.Entry<String, List<Hit>> file) {
    if (contents.size(base.gitDir(), base.head(), file.getKey()) > TextFiles.LARGEST) {
      return 0;
    }
    if (file.getValue().stream().anyMatch(hit -> doubtful(hit.text()))) {
      return contents
          .read(base.gitDir(), base.head(), file.getKey())
          .map(TextFiles::decode)
          .map(text -> substitution.apply(text).places())
          .orElse(0);
    }
    return file.getValue().stream().mapToInt(hit -> substitution.apply(hit.text()).places()).sum();
  }

  /** The line was cut, or is not UTF-8. */
  private static boolean doubtful(String text) {
    return text.length() >= CUT || text.indexOf('\uFFFD') >= 0;
  }

  private static List<Hit> joined(List<Hit> some, List<Hit> more) {
    var all = new java.util.ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
