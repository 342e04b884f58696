package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import java.util.List;

/** One speakable sentence for each result. */
final class SyncSentence {
  private SyncSentence() {}

  static String of(SyncResult result) {
    return switch (result) {
      case SyncResult.UpToDate r -> r.repository() + " is up to date; there is nothing to do.";
      case SyncResult.FastForwarded r ->
          r.from() == null
              ? r.repository() + " was cloned at " + r.to().brief() + "; it is ready to work in."
              : moved(r, "was brought forward", r.to(), r.notes());
      case SyncResult.Merged r -> moved(r, "was merged with upstream", r.to(), r.notes());
      case SyncResult.Rebased r -> moved(r, "has your commits on top again", r.to(), r.notes());
      case SyncResult.Squashed r -> moved(r, "has your commits as one on top", r.to(), r.notes());
      case SyncResult.Conflicted r -> r.reason();
      case SyncResult.Skipped r -> r.reason();
      case SyncResult.Unreachable r -> r.reason();
    };
  }

  private static String moved(SyncResult result, String what, Sha to, List<String> notes) {
    var next = notes.isEmpty() ? "say undo to go back." : String.join(" ", notes);
    return result.repository() + " " + what + ", to " + to.brief() + "; " + next;
  }
}
