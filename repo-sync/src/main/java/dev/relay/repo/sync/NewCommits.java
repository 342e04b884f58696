package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes commits in the developer's name, as their git knows it. */
final class NewCommits {
  private static final String NOBODY = "Relay <relay@localhost> 0 +0000";

  private final Git git;
  private final SignedCommits signed;

  NewCommits(Git git) {
    this.git = git;
    this.signed = new SignedCommits(git);
  }

  Sha write(Checkout checkout, Sha tree, List<Sha> parents, String message) {
    var by = ident(checkout, "GIT_AUTHOR_IDENT");
    var committer = ident(checkout, "GIT_COMMITTER_IDENT");
    var text = header(tree, parents, by, committer) + "\n" + message + "\n";
    return own(checkout, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same change by the same author at the same time, with the same words. */
  Sha copy(Checkout checkout, Sha commit, Sha tree, Sha parent) {
    var raw = git.run(checkout.git("cat-file", "commit", commit.hex())).bytes();
    // One byte, one char: names and words stay in whatever encoding they are in.
    var text = new String(raw, StandardCharsets.ISO_8859_1);
    var body = text.indexOf("\n\n");
    var author = field(text.substring(0, body), "author ");
    var encoding = field(text.substring(0, body), "encoding ");
    var bytes = new ByteArrayOutputStream();
    var ident = ident(checkout, "GIT_COMMITTER_IDENT");
    write(bytes, "tree " + tree + "\nparent " + parent + "\nauthor " + author, true);
    write(bytes, "\ncommitter " + ident + "\n", false);
    write(bytes, encoding.isEmpty() ? "" : "encoding " + encoding + "\n", true);
    write(bytes, text.substring(body + 1), true);
    return own(checkout, bytes.toByteArray());
  }

  private Sha own(Checkout checkout, byte[] commit) {
    return signed.areWanted(checkout) ? signed.store(checkout, commit) : store(checkout, commit);
  }

  /** A commit for merging alone: the files of one with the history of another. */
  Sha graft(Checkout checkout, Sha files, Sha history) {
    var header = header(tree(checkout, files), List.of(history), NOBODY, NOBODY);
    var text = header + "\nfor merging\n";
    return store(checkout, text.getBytes(StandardCharsets.UTF_8));
  }

  Sha tree(Checkout checkout, Sha commit) {
    return git.run(checkout.git("rev-parse", "--verify", commit.hex() + "^{tree}")).sha();
  }

  Sha parent(Checkout checkout, Sha commit) {
    return git.run(checkout.git("rev-parse", "--verify", commit.hex() + "^1")).sha();
  }

  private String ident(Checkout checkout, String who) {
    var output = git.run(checkout.git("var", who).accept(0, 128));
    if (output.exit() != 0) {
      throw new Refusal(
          "Git does not know your name in "
              + checkout.id()
              + "; set user.name and user.email with git config and sync again.");
    }
    return output.line();
  }

  private static String header(Sha tree, List<Sha> parents, String author, String committer) {
    var lines = new StringBuilder("tree " + tree + "\n");
    parents.forEach(parent -> lines.append("parent ").append(parent).append('\n'));
    return lines + "author " + author + "\ncommitter " + committer + "\n";
  }

  private static String field(String header, String name) {
    return header
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElse("");
  }

  private static void write(ByteArrayOutputStream to, String text, boolean bytewise) {
    to.writeBytes(text.getBytes(bytewise ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
  }

  private Sha store(Checkout checkout, byte[] commit) {
    return git.run(checkout.git("hash-object", "-t", "commit", "-w", "--stdin").input(commit))
        .sha();
  }
}
