package dev.relay.mcp.analysis.search;

import com.sun.management.OperatingSystemMXBean;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index beside ripgrep on the same files, query by query in turn. Prints; asserts nothing. */
@Tag("bench")
final class SearchBench {
  private static final int FILES = Integer.getInteger("files", 18_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 40);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{7,30}");
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Random random = new Random(7);
  private final List<Path> files = new ArrayList<>();

  @Test
  void printsHowLongSearchesTake(@TempDir Path dir) throws IOException {
    var repos = new Repos(dir, new NativeGit(System.getenv()));
    var repository = LargeRepository.in(repos, FILES, FILES * 5_600L);
    repos.mirrors().refresh(repository);
    var tree = repos.work("large");
    long bytes = measure(tree);
    System.out.printf("corpus: %,d files, %.1f MB%n", files.size(), bytes / 1e6);
    try (var search =
        new Searching(repos.git(), repos.mirrors(), dir.resolve("index"), List.of(repository))) {
      build(search, dir.resolve("index"), bytes);
      for (var warm : names(search, 1, 10_000, 100)) {
        search.now(Searching.text(warm));
      }
      beside("absent", List.of(absent(), absent(), absent(), absent()), search, tree);
      beside("rare", names(search, 1, 20, 20), search, tree);
      beside("in 20 to 400 lines", names(search, 20, 400, 10), search, tree);
      beside("very common", List.of("import", "return", "the", "public", "e"), search, tree);
      refresh(repos, repository, search);
    }
  }

  private long measure(Path tree) throws IOException {
    long bytes = 0;
    try (var all = Files.walk(tree)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(tree.resolve(".git"))) {
          files.add(file);
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  private static void build(Searching search, Path index, long bytes) throws IOException {
    var cpu = SYSTEM.getProcessCpuTime();
    var start = System.nanoTime();
    search.start();
    search.awaitIndexed();
    var seconds = (System.nanoTime() - start) / 1e9;
    var cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    long size = 0;
    try (var all = Files.walk(index)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    System.out.printf(
        "build: %.2f s, %.1f MB/s (CPU %.2f s, %.1f MB/s); index %.1f MB, %.3f of the corpus%n",
        seconds,
        bytes / 1e6 / seconds,
        cpuSeconds,
        bytes / 1e6 / cpuSeconds,
        size / 1e6,
        (double) size / bytes);
  }

  private String absent() {
    var text = new StringBuilder("zq");
    for (int i = 0; i < 10; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /** Words of random files that stand in so many lines. */
  private List<String> names(Searching search, int least, int most, int count) throws IOException {
    var found = new ArrayList<String>();
    while (found.size() < count) {
      var file = files.get(random.nextInt(files.size()));
      var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      var names = NAME.matcher(text).results().map(r -> r.group()).toList();
      if (!names.isEmpty()) {
        var name = names.get(random.nextInt(names.size()));
        var total = search.now(Searching.text(name)).total();
        if (total >= least && total <= most) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private void beside(String what, List<String> texts, Searching search, Path tree)
      throws IOException {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    double cpu = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var text = texts.get(i % texts.size());
      theirs.add(ripgrep(text, tree));
      var used = SYSTEM.getProcessCpuTime();
      var start = System.nanoTime();
      search.now(Searching.text(text));
      ours.add((System.nanoTime() - start) / 1e6);
      cpu += (SYSTEM.getProcessCpuTime() - used) / 1e6;
    }
    System.out.printf(
        "%-20s Relay p50 %6.1f ms, p95 %6.1f ms (CPU %5.1f ms); ripgrep p50 %6.1f ms, p95 %6.1f ms;"
            + " ratio %.3f%n",
        what,
        at(ours, 0.5),
        at(ours, 0.95),
        cpu / ROUNDS,
        at(theirs, 0.5),
        at(theirs, 0.95),
        at(ours, 0.5) / at(theirs, 0.5));
  }

  /** As a person would call it, every match on its line. */
  private static double ripgrep(String text, Path tree) throws IOException {
    var command = List.of("rg", "-i", "-n", "-F", "--no-ignore", "--", text, tree.toString());
    var start = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.onExit().join();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double at(List<Double> values, double part) {
    var sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
  }

  /**
   * A hundred commits of three files each; from the end of the fetch until all of them are found.
   */
  private void refresh(Repos repos, Repository repository, Searching search) {
    var tree = repos.work("large");
    var times = new ArrayList<Double>();
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 100; i++) {
        Map<String, String> change = new HashMap<>();
        for (int j = 0; j < 3; j++) {
          var name = "changed/f" + random.nextInt(400) + ".java";
          change.put(name, "class Fresh%d_%d { %s }\n".formatted(round, i, "int x; ".repeat(500)));
        }
        change.forEach((path, text) -> Repos.write(tree.resolve(path), text));
        Repos.run(tree, "add", "changed");
        Repos.run(tree, "commit", "-q", "--allow-empty", "-m", "change " + i);
      }
      repos.push(repository, "last");
      repos.mirrors().refresh(repository);
      var start = System.nanoTime();
      var name = "Fresh" + round + "_99";
      while (Searching.isFromGit(search.now(Searching.text(name)))) {
        LockSupport.parkNanos(1_000_000);
      }
      times.add((System.nanoTime() - start) / 1e6);
    }
    System.out.printf(
        "refresh after a fetch of 100 commits: %s ms until the index answers%n",
        times.stream().map(t -> "%.0f".formatted(t)).toList());
  }
}
