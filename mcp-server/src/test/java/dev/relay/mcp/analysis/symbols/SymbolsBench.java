package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast symbols are read and found. {@code RELAY_BENCH_REPOSITORIES} names git directories, with
 * a colon between; of each, its head and some of its tags are repositories of the workspace, until
 * there are 500,000 definitions.
 */
@Tag("bench")
class SymbolsBench {
  private static final long WANTED = 500_000;
  private static final int TAGS = 6;
  private static final int ROUNDS = 300;

  @TempDir private Path dir;

  @Test
  void measure() throws IOException {
    var repos = new Repos(dir);
    var repositories = new ArrayList<Repository>();
    var worker = new SymbolWorker(dir.resolve("index/symbol-worker"));
    try (var kit = new SymbolsKit(repos, dir.resolve("index"), worker, Duration.ofHours(1))) {
      for (var repository : candidates()) {
        repos.mirrors().refresh(repository);
        var files = repositories.isEmpty() ? 0 : kit.files();
        var start = System.nanoTime();
        kit.symbols().definitions(List.of(repository), SymbolPattern.of("x"), Set.of(), 0, 1);
        var seconds = (System.nanoTime() - start) / 1e9;
        var read = kit.files() - files;
        repositories.add(repository);
        System.out.printf(
            "%s: %d files in %.1f s, %.0f files/s; %d definitions, %d references, index %d MB%n",
            repository.id(),
            read,
            seconds,
            read / seconds,
            kit.count("defined"),
            kit.count("used"),
            size());
        if (kit.count("defined") >= WANTED) {
          break;
        }
      }
      ask(kit, new Workspace("bench", repositories, Map.of(), List.of()));
    }
  }

  private static void ask(SymbolsKit kit, Workspace workspace) throws IOException {
    var names = kit.names(ROUNDS, new Random(1));
    var all = workspace.repositories();
    var symbols = kit.symbols();
    each(
        "definitions",
        names,
        name -> symbols.definitions(all, new SymbolPattern(name, ""), Set.of(), 0, 50));
    each("references", names, name -> symbols.references(query(workspace, name)));
    each("callers", names, name -> symbols.callers(query(workspace, name)));
    each(
        "pattern abc*",
        names,
        name ->
            symbols.definitions(
                all,
                new SymbolPattern(name.substring(0, Math.min(4, name.length())) + "*", ""),
                Set.of(),
                0,
                50));
    var common = List.of("get", "toString", "name", "main", "value", "close", "size", "build");
    each("references of common names", common, name -> symbols.references(query(workspace, name)));
  }

  private static SymbolQuery query(Workspace workspace, String name) {
    return new SymbolQuery(
        workspace, workspace.repositories(), new SymbolPattern(name, ""), null, false, 0, 50);
  }

  private static void each(String what, List<String> names, Consumer<String> question) {
    names.forEach(question);
    var times = new double[names.size()];
    for (int i = 0; i < times.length; i++) {
      var start = System.nanoTime();
      question.accept(names.get(i));
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        "%s: p50 %.1f ms, p95 %.1f ms, worst %.1f ms of %d%n",
        what,
        times[times.length / 2],
        times[times.length * 95 / 100],
        times[times.length - 1],
        times.length);
  }

  private List<Repository> candidates() {
    var found = new ArrayList<Repository>();
    for (var name : System.getenv().getOrDefault("RELAY_BENCH_REPOSITORIES", "").split(":")) {
      var source = Path.of(name);
      var copy = dir.resolve("sources").resolve(found.size() + ".git");
      Repos.run(dir, "clone", "-q", "--bare", "--shared", source.toString(), copy.toString());
      var tags = Repos.run(copy, "tag", "--sort=-creatordate").lines().toList();
      Repos.run(copy, "update-ref", "refs/heads/b0", "HEAD");
      found.add(repository(source, copy, 0));
      for (int i = 1; i <= Math.min(TAGS, tags.size() - 1); i++) {
        var tag = tags.get(i * (tags.size() - 1) / TAGS);
        Repos.run(copy, "update-ref", "refs/heads/b" + i, "refs/tags/" + tag + "^{commit}");
        found.add(repository(source, copy, i));
      }
    }
    return found;
  }

  private static Repository repository(Path source, Path copy, int branch) {
    var parts = source.toString().split("[/+]");
    var name = Stream.of(parts).filter(p -> !p.equals("repo") && !p.isEmpty()).toList().getLast();
    return new Repository(
        new RepositoryId(
            (name + "-" + branch).toLowerCase(java.util.Locale.ROOT).replace('.', '-')),
        new RemoteUrl(copy.toUri().toString().replaceFirst("/$", "")),
        "b" + branch,
        null,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }

  private long size() throws IOException {
    try (var files = Files.walk(dir.resolve("index/symbols"))) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum() >> 20;
    }
  }
}
