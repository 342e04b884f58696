package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Real sources in one repository: those below the folders of {@code RELAY_BENCH_SOURCES} (a colon
 * between), and what every machine that builds Relay has: its own, the platform's where they are
 * installed, and the frontend's packages.
 */
final class LargeRepository {
  private final long largest;
  private final int mostFiles;
  private final long mostBytes;
  private int files;
  private long bytes;

  private LargeRepository(int mostFiles, long mostBytes) {
    this.mostFiles = mostFiles;
    this.mostBytes = mostBytes;
    this.largest = 50 * mostBytes / mostFiles;
  }

  static Repository in(Repos repos, int mostFiles, long mostBytes) throws IOException {
    var repository = repos.emptyRemote("large");
    var filling = new LargeRepository(mostFiles, mostBytes);
    var work = repos.work("large");
    Repos.run(work, "config", "gc.auto", "0"); // Nothing is to run beside what is measured.
    var sources = System.getenv().getOrDefault("RELAY_BENCH_SOURCES", "");
    for (var folder : sources.isEmpty() ? new String[0] : sources.split(":")) {
      filling.copy(Path.of(folder), work.resolve("sources").resolve(Path.of(folder).getFileName()));
    }
    for (var module : List.of("repo-sync", "mcp-server", "voice-bridge", "web-frontend")) {
      filling.copy(Path.of("..", module, "src"), work.resolve(module));
    }
    filling.copy(Path.of("..", "web-frontend", "node_modules"), work.resolve("modules"));
    filling.unpack(Path.of(System.getProperty("java.home"), "lib", "src.zip"), work);
    repos.push(repository, "all of it");
    return repository;
  }

  /** So that there are as many files as bytes: large ones wait for small ones. */
  private boolean isWanted(long size) {
    return size <= largest && (bytes + size) * mostFiles <= (files + 100) * mostBytes;
  }

  private boolean isFull() {
    return files >= mostFiles || bytes >= mostBytes;
  }

  private void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    int before = files;
    try (var all = Files.walk(from)) {
      all.filter(Files::isRegularFile)
          .sorted()
          .filter(file -> !file.toString().contains("/.git/"))
          .takeWhile(_ -> !isFull() && files - before < mostFiles / 2)
          .forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private void copyOne(Path file, Path to) {
    try {
      if (isWanted(Files.size(file))) {
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
        count(Files.size(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(long size) {
    files++;
    bytes += size;
  }

  private void unpack(Path archive, Path to) throws IOException {
    if (!Files.isRegularFile(archive)) {
      return;
    }
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements() && !isFull(); ) {
        var entry = entries.nextElement();
        if (!entry.isDirectory() && isWanted(entry.getSize())) {
          var file = to.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.write(file, zip.getInputStream(entry).readAllBytes());
          count(entry.getSize());
        }
      }
    }
  }
}
