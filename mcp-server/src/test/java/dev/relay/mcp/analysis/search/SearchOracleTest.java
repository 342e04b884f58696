package dev.relay.mcp.analysis.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index finds is exactly what git finds. */
class SearchOracleTest {
  private static final int QUERIES = Integer.getInteger("queries", 200);
  private static final int FILES = Integer.getInteger("files", 1_500);

  @TempDir static Path dir;
  static Repository repository;
  static Path mirror;
  static Path tree;
  static Searching search;

  @BeforeAll
  static void open() throws IOException {
    var repos = new Repos(dir, new NativeGit(System.getenv()));
    repository = LargeRepository.in(repos, FILES, FILES * 8_000L);
    repos.mirrors().refresh(repository);
    tree = repos.work("large");
    mirror = repos.mirrors().gitDir(repository);
    search = new Searching(repos.git(), repos.mirrors(), dir.resolve("index"), List.of(repository));
  }

  @AfterAll
  static void close() {
    search.close();
  }

  @Test
  void findsWhatGitFinds() {
    var queries = new RandomQueries(Long.getLong("seed", 20261120), tree);
    int withHits = 0;
    for (int i = 0; i < QUERIES; i++) {
      var query = queries.next();
      var found = search.all(query, 2_000);
      var places = new HashSet<String>();
      found.forEach(hit -> places.add(hit.path() + ":" + hit.line()));
      assertThat(places).as("query %d: %s", i, query).isEqualTo(git(query));
      assertThat(found).as("query %d: %s", i, query).hasSameSizeAs(places);
      withHits += places.isEmpty() ? 0 : 1;
    }
    assertThat(withHits).isGreaterThan(QUERIES / 3);
  }

  private static Set<String> git(SearchQuery query) {
    var command = new ArrayList<>(List.of("git", "--git-dir=" + mirror, "grep", "-n", "-z", "-I"));
    command.add(query.regex() ? "-E" : "-F");
    if (query.ignoreCase()) {
      command.add("-i");
    }
    if (query.word()) {
      command.add("-w");
    }
    command.addAll(List.of("-e", query.text(), "refs/heads/main", "--"));
    for (var glob : query.globs()) {
      command.add(":(top,glob)" + (glob.contains("/") ? glob : "**/" + glob));
    }
    var places = new HashSet<String>();
    for (var line : output(command).split("\n")) {
      var parts = line.split("\0", 3);
      if (parts.length == 3) {
        places.add(parts[0].substring("refs/heads/main:".length()) + ":" + parts[1]);
      }
    }
    return places;
  }

  private static String output(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "GIT_CONFIG_NOSYSTEM", "1"));
      var process = builder.start();
      var bytes = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).isLessThan(2);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
