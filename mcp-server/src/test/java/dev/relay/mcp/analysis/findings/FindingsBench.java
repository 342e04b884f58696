package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.SyntaxScan;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.mcp.analysis.findings.syntax.ParsedSyntax;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All rules over a folder in one thread, beside ripgrep in one thread with only the patterns of the
 * secrets. Prints; asserts nothing.
 */
@Tag("bench")
final class FindingsBench {
  private static final Path CORPUS = Path.of(System.getProperty("corpus", ".."));
  private static final long MOST = Integer.getInteger("megabytes", 60) * 1_000_000L;
  private static final int ROUNDS = 5;

  @Test
  void printsHowLongLookingTakes(@TempDir Path dir) throws IOException, InterruptedException {
    var repos = new Repos(dir);
    var repository = repos.emptyRemote("corpus");
    var files = copied(repos.work("corpus"));
    var megabytes = files.values().stream().mapToLong(bytes -> bytes.length).sum() / 1e6;
    System.out.printf("corpus: %,d files, %.1f MB%n", files.size(), megabytes);
    var start = System.nanoTime();
    var scan = new BlobScan(new RuleSet(Rules.own()));
    System.out.printf("%d rules read in %.2f s%n", scan.rules().rules().size(), since(start));
    for (int round = 0; round < ROUNDS; round++) {
      ripgrep(repos.work("corpus"), dir.resolve("patterns"), relay(scan, files, megabytes));
    }
    var head = repos.push(repository, "all");
    incremental(repos, new TreeScans(repos.git(), scan, SyntaxScan.NONE), repository, head);
    syntax(repos, scan, repository, dir);
  }

  private static double relay(BlobScan scan, Map<String, byte[]> files, double megabytes) {
    var start = System.nanoTime();
    long hits = 0;
    for (var file : files.entrySet()) {
      hits += scan.scan(file.getKey(), file.getValue(), () -> false).hits().size();
    }
    var seconds = since(start);
    System.out.printf(
        "relay %.2f s, %.1f MB/s, %,d hits of all rules", seconds, megabytes / seconds, hits);
    return seconds;
  }

  private static void ripgrep(Path folder, Path patterns, double relay)
      throws IOException, InterruptedException {
    var secrets =
        Rules.own().stream()
            .filter(Rule::isSecret)
            .flatMap(rule -> rule.pattern().stream())
            .map(pattern -> pattern.pattern().pattern())
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(patterns, secrets);
    var start = System.nanoTime();
    var process =
        new ProcessBuilder(
                "rg", "-j1", "-c", "--no-ignore", "--hidden", "-f", patterns.toString(), "src")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    var seconds = since(start);
    System.out.printf("; ripgrep %.2f s; ratio %.3f%n", seconds, relay / seconds);
  }

  /** The same with the rules about syntax, in the worker's process, which is started for it. */
  private static void syntax(Repos repos, BlobScan scan, Repository repository, Path dir) {
    var mirror = repos.mirrors().gitDir(repository);
    var head = repos.mirrors().refresh(repository);
    try (var worker = new SymbolWorker(dir.resolve("worker"))) {
      var parsed = new ParsedSyntax(worker);
      var asked = new int[1];
      SyntaxScan counted =
          files -> {
            asked[0] += files.size();
            return parsed.find(files);
          };
      var start = System.nanoTime();
      new TreeScans(repos.git(), scan, counted).of(mirror, "main", head, () -> false);
      System.out.printf("with syntax: %.2f s, %,d files parsed", since(start), asked[0]);
      start = System.nanoTime();
      new TreeScans(repos.git(), scan, counted).of(mirror, "main", head, () -> false);
      System.out.printf("; again, blobs known: %.2f s%n", since(start));
    }
  }

  private static void incremental(Repos repos, TreeScans scans, Repository repository, Sha head) {
    repos.mirrors().refresh(repository);
    var gitDir = repos.mirrors().gitDir(repository);
    var start = System.nanoTime();
    var first = scans.of(gitDir, "main", head, () -> false);
    System.out.printf("out of git: %.2f s for %,d files", since(start), first.looked());
    repos.commit(repository, "one", Map.of("src/new.txt", "new\n"));
    var next = repos.mirrors().refresh(repository);
    start = System.nanoTime();
    var second = scans.of(gitDir, "main", next, () -> false);
    System.out.printf("; after a commit %.3f s for %d%n", since(start), second.looked());
  }

  private static Map<String, byte[]> copied(Path work) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    long sum = 0;
    try (var all = Files.walk(CORPUS)) {
      for (var file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
        var path = CORPUS.relativize(file).toString();
        if (!path.matches("(.*/)?(\\.git|target)/.*") && Files.size(file) < 4 << 20 && sum < MOST) {
          var bytes = Files.readAllBytes(file);
          files.put("src/" + path, bytes);
          Files.createDirectories(work.resolve("src/" + path).getParent());
          Files.write(work.resolve("src/" + path), bytes);
          sum += bytes.length;
        }
      }
    }
    return files;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
