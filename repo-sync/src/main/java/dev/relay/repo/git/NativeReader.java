package dev.relay.repo.git;

import dev.relay.repo.git.FileChange.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads with the installed git: every format git knows, a process per question. */
final class NativeReader implements GitReader {
  private static final int LOG_FIELDS = 6;

  private final Git git;

  NativeReader(Git git) {
    this.git = git;
  }

  @Override
  public Optional<Sha> commit(Path gitDir, String name) {
    if (!Files.isDirectory(gitDir)) {
      return Optional.empty();
    }
    var call = GitCall.in(gitDir, "rev-parse", "--verify", "--quiet", name + "^{commit}");
    var output = git.run(call.accept(0, 1, 128));
    return output.exit() == 0 ? Optional.of(output.sha()) : Optional.empty();
  }

  @Override
  public SortedMap<String, Sha> refs(Path gitDir, String prefix) {
    var call = GitCall.in(gitDir, "for-each-ref", "--format=%(objectname) %(refname)", prefix);
    var refs = new TreeMap<String, Sha>();
    git.run(call)
        .text()
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(parts -> refs.put(parts[1], GitOutput.sha(parts[0])));
    return refs;
  }

  @Override
  public boolean contains(Path gitDir, Sha commit, Sha ancestor) {
    var call =
        GitCall.in(gitDir, "merge-base", "--is-ancestor", ancestor.hex(), commit.hex())
            .accept(0, 1, 128);
    return git.run(call).exit() == 0;
  }

  @Override
  public List<TreeFile> files(Path gitDir, Sha treeish) {
    var listing = git.run(GitCall.in(gitDir, "ls-tree", "-r", "-z", "--full-tree", treeish.hex()));
    return GitPath.split(listing.bytes()).stream().map(NativeReader::file).toList();
  }

  @Override
  public List<TreeFile> named(Path gitDir, Sha treeish, String name) {
    return files(gitDir, treeish).stream()
        .filter(file -> file.path().equals(name) || file.path().endsWith("/" + name))
        .toList();
  }

  /** {@code <mode> <type> <id> TAB <path>}. */
  private static TreeFile file(byte[] entry) {
    var head = new String(entry, 0, entry.length, StandardCharsets.ISO_8859_1).split("[ \t]", 4);
    var name = Arrays.copyOfRange(entry, entry.length - head[3].length(), entry.length);
    var mode = TreeFile.Mode.of(Integer.parseInt(head[0], 8));
    return new TreeFile(GitPath.shown(name), mode, new Sha(head[2]));
  }

  @Override
  public Optional<Long> size(Path gitDir, Sha treeish, String path) {
    if (!GitPath.isPlain(path)) {
      return Optional.empty();
    }
    var answer = git.run(batch(gitDir, treeish, path, "--batch-check")).line().split(" ");
    return answer.length == 3 && answer[1].equals("blob")
        ? Optional.of(Long.parseLong(answer[2]))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    if (!GitPath.isPlain(path)) {
      return Optional.empty();
    }
    var output = git.run(batch(gitDir, treeish, path, "--batch")).bytes();
    int end = 0;
    while (output[end] != '\n') {
      end++;
    }
    var answer = new String(output, 0, end, StandardCharsets.UTF_8).split(" ");
    return answer.length == 3 && answer[1].equals("blob")
        ? Optional.of(Arrays.copyOfRange(output, end + 1, output.length - 1))
        : Optional.empty();
  }

  private static GitCall batch(Path gitDir, Sha treeish, String path, String how) {
    var input = new ByteArrayOutputStream();
    input.writeBytes((treeish.hex() + ":").getBytes(StandardCharsets.US_ASCII));
    input.writeBytes(GitPath.bytes(path));
    input.write(0);
    return GitCall.in(gitDir, "cat-file", how, "-z").input(input.toByteArray());
  }

  @Override
  public List<LogEntry> log(Path gitDir, Sha from, int limit) {
    var format = "--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ct%x00%s";
    var call =
        GitCall.in(
            gitDir,
            "log",
            "-z",
            "--no-show-signature",
            "--encoding=UTF-8",
            format,
            "-n" + limit,
            from.hex(),
            "--");
    var fields = GitPath.split(git.run(call).bytes()).stream().map(NativeReader::text).toList();
    var entries = new ArrayList<LogEntry>();
    for (int i = 0; i + LOG_FIELDS <= fields.size(); i += LOG_FIELDS) {
      entries.add(entry(fields.subList(i, i + LOG_FIELDS)));
    }
    return entries;
  }

  private static LogEntry entry(List<String> fields) {
    var parents = Arrays.stream(fields.get(1).split(" ")).filter(p -> !p.isEmpty());
    return new LogEntry(
        new Sha(fields.get(0)),
        parents.map(Sha::new).toList(),
        new Identity(fields.get(2), fields.get(3)),
        Instant.ofEpochSecond(Long.parseLong(fields.get(4))),
        fields.get(5));
  }

  @Override
  public List<PathChange> changed(Path gitDir, Sha from, Sha to) {
    var how =
        List.of("diff-tree", "-r", "-z", "--no-renames", "--name-status", from.hex(), to.hex());
    var parts = GitPath.split(git.run(GitCall.in(gitDir, how.toArray(String[]::new))).bytes());
    var changes = new ArrayList<PathChange>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      var kind =
          switch (text(parts.get(i))) {
            case "A" -> Kind.ADDED;
            case "D" -> Kind.DELETED;
            default -> Kind.MODIFIED;
          };
      changes.add(new PathChange(kind, GitPath.shown(parts.get(i + 1))));
    }
    changes.sort(Comparator.comparing(PathChange::path));
    return changes;
  }

  @Override
  public TreeDelta delta(Path gitDir, Sha from, Sha to) {
    var how = List.of("diff-tree", "-r", "-z", "--no-renames", "--raw", "--no-abbrev");
    var args = new ArrayList<>(how);
    args.addAll(List.of(from.hex(), to.hex()));
    var parts = GitPath.split(git.run(GitCall.in(gitDir, args.toArray(String[]::new))).bytes());
    var now = new ArrayList<TreeFile>();
    var gone = new ArrayList<String>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      var entry = text(parts.get(i)).split(" "); // :<mode> <mode> <id> <id> <kind>
      var path = GitPath.shown(parts.get(i + 1));
      if (entry[4].equals("D")) {
        gone.add(path);
      } else {
        var mode = TreeFile.Mode.of(Integer.parseInt(entry[1], 8));
        now.add(new TreeFile(path, mode, GitOutput.sha(entry[3])));
      }
    }
    return new TreeDelta(now, gone);
  }

  @Override
  public void blobs(Path gitDir, Collection<Sha> ids, int most, BlobSink sink) {
    var input = new StringBuilder();
    ids.forEach(id -> input.append(id.hex()).append('\n'));
    var call = GitCall.in(gitDir, "cat-file", "--batch", "--buffer");
    git.run(
        call.input(input.toString().getBytes(StandardCharsets.US_ASCII)),
        new BlobStream(sink, most));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
