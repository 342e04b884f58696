package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Has the developer's git sign a commit, where it is told to sign. */
final class SignedCommits {
  /** One byte, one char: names and words stay in whatever encoding they are in. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final Pattern IDENT = Pattern.compile("(.*?) ?<([^>]*)> (\\d+ [+-]\\d{4})");

  private final Git git;

  SignedCommits(Git git) {
    this.git = git;
  }

  /** False for what is only tried out. */
  boolean areWanted(Checkout checkout) {
    var config = checkout.git("config", "--type=bool", "--get", "commit.gpgSign").accept(0, 1);
    return !checkout.environment().containsKey("GIT_OBJECT_DIRECTORY")
        && git.run(config).line().equals("true");
  }

  /** Throws {@link Refusal} when it cannot be signed; then there is no commit. */
  Sha store(Checkout checkout, byte[] commit) {
    var text = new String(commit, BYTES);
    var body = text.indexOf("\n\n");
    var header = text.substring(0, body).lines().toList();
    var message = text.substring(body + 2).getBytes(BYTES);
    var file = identities(header);
    try {
      var call = checkout.git(arguments(header, file)).input(message);
      var environment = new java.util.HashMap<>(call.environment());
      environment.putAll(dates(header));
      var made = git.run(call.environment(environment)).sha();
      requireSame(checkout, made, header);
      return made;
    } catch (GitFailure e) {
      throw new Refusal(
          "The commit in "
              + checkout.id()
              + " could not be signed as your git configuration asks; unlock the key in your agent"
              + " and sync again.");
    } finally {
      remove(file);
    }
  }

  private static String[] arguments(List<String> header, Path identities) {
    var encoding = field(header, "encoding").stream().findFirst().orElse("UTF-8");
    var args = new ArrayList<String>();
    args.addAll(
        List.of("-c", "include.path=" + identities, "-c", "i18n.commitEncoding=" + encoding));
    args.addAll(List.of("commit-tree", "-S"));
    field(header, "parent").forEach(parent -> args.addAll(List.of("-p", parent)));
    args.addAll(List.of("-F", "-", field(header, "tree").getFirst()));
    return args.toArray(String[]::new);
  }

  /** In a file, because an environment carries the locale's letters only. */
  private static Path identities(List<String> header) {
    var text = section(header, "author") + section(header, "committer");
    try {
      var file = Files.createTempFile("relay-", ".ident");
      return Files.write(file, text.getBytes(BYTES));
    } catch (IOException e) {
      throw new Refusal("A file of Relay's own could not be written; see if the disk is full.");
    }
  }

  private static String section(List<String> header, String who) {
    var ident = ident(header, who);
    return "["
        + who
        + "]\n  name = "
        + quoted(ident.group(1))
        + "\n  email = "
        + quoted(ident.group(2))
        + "\n";
  }

  private static Map<String, String> dates(List<String> header) {
    return Map.of(
        "GIT_AUTHOR_DATE", "@" + ident(header, "author").group(3),
        "GIT_COMMITTER_DATE", "@" + ident(header, "committer").group(3));
  }

  /** A name in Relay's own environment would win over the file. */
  private void requireSame(Checkout checkout, Sha made, List<String> header) {
    var bytes = git.run(checkout.git("cat-file", "commit", made.hex())).bytes();
    var written = new String(bytes, BYTES).lines().toList();
    if (!field(written, "author").equals(field(header, "author"))
        || !field(written, "committer").equals(field(header, "committer"))) {
      throw new Refusal(
          "Git would sign the commit in "
              + checkout.id()
              + " under another name; take GIT_AUTHOR_NAME and GIT_COMMITTER_NAME out of Relay's"
              + " environment and sync again.");
    }
  }

  private static java.util.regex.Matcher ident(List<String> header, String who) {
    var match = IDENT.matcher(field(header, who).getFirst());
    if (!match.matches()) {
      throw new Refusal("A commit has no readable " + who + ", so it can't be signed anew.");
    }
    return match;
  }

  private static List<String> field(List<String> header, String name) {
    return header.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .toList();
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // holds a name and an address, and lies where such files are cleared away
    }
  }
}
