package dev.relay.repo.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that a developer has in a checkout.
 *
 * @param files every file of the tree: its kind and bytes
 * @param index every entry with its flags, by path and stage
 * @param refs every ref but Relay's own and the remote-tracking ones
 * @param head what HEAD says, and the stashes
 * @param git every other file of the git directory, such as its configuration and a begun merge
 * @param objects everything that any ref, reflog or index leads to
 */
record Witness(
    Map<String, String> files,
    Map<String, String> index,
    Map<String, String> refs,
    String head,
    Map<String, String> git,
    Set<String> objects) {
  /** These grow or are rewritten by what leaves their meaning alone; it is looked at by git. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "(objects|refs|logs|relay)/.*|packed-refs|index|sharedindex\\..*|FETCH_HEAD|ORIG_HEAD.*");

  static Witness of(Path tree) {
    return new Witness(
        files(tree, path -> !path.equals(".git") && !path.startsWith(".git/")),
        index(tree),
        refs(tree),
        Files.exists(tree.resolve(".git/HEAD")) ? head(tree) : "",
        files(tree.resolve(".git"), path -> !MACHINERY.matcher(path).matches()),
        objects(tree));
  }

  private interface Choice {
    boolean takes(String path);
  }

  private static Map<String, String> files(Path root, Choice choice) {
    var files = new TreeMap<String, String>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              var name = root.relativize(dir).toString();
              return name.equals(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              var name = root.relativize(file).toString();
              if (choice.takes(name)) {
                files.put(name, content(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static String content(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link " + Files.readSymbolicLink(file);
    }
    var mode = OnDisk.isProgram(file) ? "program " : "file ";
    return mode + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static Map<String, String> index(Path tree) {
    var index = new TreeMap<String, String>();
    for (var entry : Sh.git(tree, "ls-files", "-s", "-v", "-z").split("\0")) {
      if (!entry.isEmpty()) {
        var tab = entry.indexOf('\t');
        var stage = entry.charAt(tab - 1);
        index.put(entry.substring(tab + 1) + (stage == '0' ? "" : " " + stage), entry);
      }
    }
    return index;
  }

  private static Map<String, String> refs(Path tree) {
    var refs = new TreeMap<String, String>();
    for (var line :
        Sh.git(tree, "for-each-ref", "--format=%(refname) %(objectname)").lines().toList()) {
      var parts = line.split(" ");
      if (!parts[0].startsWith("refs/relay/") && !parts[0].startsWith("refs/remotes/")) {
        refs.put(parts[0], parts[1]);
      }
    }
    return refs;
  }

  private static String head(Path tree) {
    var stashes = tree.resolve(".git/logs/refs/stash");
    try {
      return Files.readString(tree.resolve(".git/HEAD"))
          + (Files.exists(stashes) ? Files.readString(stashes, StandardCharsets.ISO_8859_1) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> objects(Path tree) {
    var listing =
        Sh.git(
            tree,
            "rev-list",
            "--objects",
            "--no-object-names",
            "--all",
            "--reflog",
            "--indexed-objects");
    return new TreeSet<>(listing.lines().toList());
  }

  /** The commit that HEAD stands at, read without git because it is asked so often. */
  static String commit(Path tree) {
    var gitDir = tree.resolve(".git");
    try {
      var head = Files.readString(gitDir.resolve("HEAD")).strip();
      if (!head.startsWith("ref: ")) {
        return head;
      }
      var ref = head.substring("ref: ".length());
      return Files.exists(gitDir.resolve(ref))
          ? Files.readString(gitDir.resolve(ref)).strip()
          : packed(gitDir, ref);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packed(Path gitDir, String ref) throws IOException {
    var file = gitDir.resolve("packed-refs");
    return (Files.exists(file) ? Files.readAllLines(file) : List.<String>of())
        .stream()
            .filter(line -> line.endsWith(" " + ref))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .findFirst()
            .orElse("");
  }
}
