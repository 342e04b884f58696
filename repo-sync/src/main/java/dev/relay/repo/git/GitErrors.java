package dev.relay.repo.git;

import dev.relay.repo.git.GitCall.Reach;
import dev.relay.repo.git.GitFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** From what git prints to one sentence with the next step. */
final class GitErrors {
  private static final Pattern CREDENTIALS = Pattern.compile("(\\w+://)[^/@\\s']+@");
  private static final Pattern PATHS =
      Pattern.compile("(?<![\\w:/.])/(?:[^\\s'/:]+/)*([^\\s'/:]+)/?");

  /** What the text says, in the order in which it is looked for. */
  private record Sign(Pattern text, Kind kind, String sentence) {
    Sign(String text, Kind kind, String sentence) {
      this(Pattern.compile(text, Pattern.CASE_INSENSITIVE), kind, sentence);
    }
  }

  private static final List<Sign> ANYWHERE =
      List.of(
          new Sign(
              "no space left on device",
              Kind.BROKEN,
              "The disk is full; free some space and try again."),
          new Sign(
              "invalid regular expression|unmatched|invalid"
                  + " (preceding|content|range|character|back)|regexp too big|trailing backslash",
              Kind.BROKEN,
              "The search expression is not valid: %s. Correct it, or search for the text"
                  + " itself."));

  private static final List<Sign> REMOTE =
      List.of(
          new Sign(
              "host key verification failed",
              Kind.UNAUTHORIZED,
              "%s shows a host key that is not known here; connect to it once with ssh and accept"
                  + " its key."),
          new Sign(
              "authentication failed|could not read (username|password)|terminal prompts"
                  + " disabled|permission denied \\(|returned error: 40[13]|access denied|invalid"
                  + " (username|credentials)",
              Kind.UNAUTHORIZED,
              "%s refused the credentials of this machine; check that git can fetch and push there"
                  + " without asking, then try again."),
          new Sign(
              "protected branch|gh006|pre-receive hook declined|hook declined",
              Kind.REJECTED,
              "%s refused the push by a rule of its own; look at its branch protection and hooks."),
          new Sign(
              "refusing to update checked out branch",
              Kind.REJECTED,
              "%s has that branch checked out; make it a bare repository or check out another"
                  + " branch there."),
          new Sign(
              "\\[(remote )?rejected\\]|stale info|non-fast-forward|failed to push some refs",
              Kind.REJECTED,
              "%s did not take the push because its branch moved; the change has to be looked at"
                  + " again."),
          new Sign(
              "couldn't find remote ref",
              Kind.MISSING,
              "%s has no such branch; correct the branch in the workspace."),
          new Sign(
              "mismatched algorithms|unsupported.*sha256",
              Kind.BROKEN,
              "%s uses SHA-256 object names, which Relay cannot read yet."),
          new Sign(
              "dubious ownership",
              Kind.UNREACHABLE,
              "%s belongs to another user of this machine; make it readable to git with"
                  + " safe.directory."),
          new Sign(
              "returned error: 30[12378]",
              Kind.UNREACHABLE,
              "%s has moved to another address; put the new one into the workspace."),
          new Sign(
              "repository .*not found|does not appear to be a git repository|does not exist|no such"
                  + " file",
              Kind.UNREACHABLE,
              "%s is not there any more, or is not visible to you; check the address and your"
                  + " rights."),
          new Sign(
              "could not resolve|unable to (access|connect|look up)|connection (refused|reset|timed"
                  + " out|closed)|operation (timed out|too slow)|network is unreachable|no route to"
                  + " host|hung up|early eof|could not read from remote|rpc failed",
              Kind.UNREACHABLE,
              "%s cannot be reached; check the network and the address, then try again."));

  private static final List<Sign> OWN =
      List.of(
          new Sign(
              "does not have a commit checked out",
              Kind.BROKEN,
              "There is a git repository of its own inside the tree of %s; remove its .git folder"
                  + " and try again."),
          new Sign(
              "not a valid (object|tree)|bad (revision|object)|unknown revision|not a tree"
                  + " object|does not exist in|ambiguous argument|needed a single revision|could"
                  + " not parse as tree",
              Kind.MISSING,
              "What was asked for does not exist in %s; fetch it and try again."));

  private GitErrors() {}

  static GitFailure of(GitCall call, String errors) {
    var text = clean(errors);
    for (var sign : ANYWHERE) {
      if (sign.text().matcher(text).find()) {
        return new GitFailure(sign.kind(), sign.sentence().formatted(reason(text)));
      }
    }
    var remote = call.place().reach() == Reach.REMOTE;
    for (var sign : remote ? REMOTE : OWN) {
      if (sign.text().matcher(text).find()) {
        return new GitFailure(sign.kind(), sign.sentence().formatted(subject(call)));
      }
    }
    var where = call.about().isEmpty() ? "" : " for " + call.about();
    return new GitFailure(
        Kind.BROKEN, "Git could not do its work" + where + ": " + reason(text) + ".");
  }

  static GitFailure late(GitCall call) {
    var time = call.deadline().toSeconds() + " seconds";
    if (call.place().reach() == Reach.REMOTE) {
      return new GitFailure(
          Kind.UNREACHABLE,
          subject(call) + " did not finish within " + time + "; check the network and try again.");
    }
    return new GitFailure(
        Kind.BROKEN, "Git did not finish within " + time + "; ask for less, or try again.");
  }

  static GitFailure silent(GitCall call, Duration idle) {
    return new GitFailure(
        Kind.UNREACHABLE,
        subject(call)
            + " said nothing for "
            + idle.toSeconds()
            + " seconds; check the network and try again.");
  }

  private static String subject(GitCall call) {
    if (call.place().reach() != Reach.REMOTE) {
      return call.about().isEmpty() ? "the repository" : call.about();
    }
    return call.about().isEmpty() ? "The remote" : "The remote of " + call.about();
  }

  /** Without credentials, and with the last part of paths only. */
  private static String clean(String errors) {
    return PATHS.matcher(CREDENTIALS.matcher(errors).replaceAll("$1")).replaceAll("$1");
  }

  /** The line that says most: the first fatal one, else the first. */
  private static String reason(String text) {
    var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    var line =
        lines.stream()
            .filter(l -> l.startsWith("fatal:") || l.startsWith("error:"))
            .findFirst()
            .orElse(lines.isEmpty() ? "it gave no reason" : lines.getFirst());
    var words = line.replaceFirst("^(fatal|error): ", "").replaceFirst("[.:]$", "");
    return words.length() > 200 ? words.substring(0, 200) + "…" : words;
  }
}
