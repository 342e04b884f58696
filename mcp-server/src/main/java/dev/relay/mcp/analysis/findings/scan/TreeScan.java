package dev.relay.mcp.analysis.findings.scan;

import dev.relay.mcp.analysis.findings.dependency.Declared;
import dev.relay.mcp.analysis.findings.dependency.UnreadableVersions;
import dev.relay.mcp.analysis.findings.dependency.VersionReaders;
import dev.relay.repo.git.BlobSink;
import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import dev.relay.repo.git.TreeFile.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads files of a repository, each blob once, and keeps what was found by path. */
final class TreeScan implements BlobSink {
  /** Larger files are data, not source. */
  static final int MAX_BYTES = 8 << 20;

  /** Of one repository; whoever has more is told the first and that there are more. */
  private static final int MOST_HITS = 20_000;

  private static final int MOST_VERSIONS = 100_000;
  private static final int MOST_NOTES = 50;

  private static final int AT_ONCE = 64;
  private static final int BYTES_AT_ONCE = 1 << 20;

  private final BlobScan scan;
  private final SyntaxScan syntax;
  private final BooleanSupplier stopped;
  private final Map<Sha, List<String>> paths = new LinkedHashMap<>();
  private final Map<String, FileFacts> facts = new HashMap<>();
  private final Set<Sha> done = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int waitingBytes;
  private int large;
  private int hits;
  private int versions;
  private boolean cut;
  private int looked;

  private record Waiting(Sha id, Map<String, FileFacts> found, String text) {}

  TreeScan(BlobScan scan, SyntaxScan syntax, BooleanSupplier stopped) {
    this.scan = scan;
    this.syntax = syntax;
    this.stopped = stopped;
  }

  void read(GitReader reader, Path gitDir, Collection<TreeFile> files) {
    for (var file : files) {
      if (file.mode() == Mode.FILE || file.mode() == Mode.EXECUTABLE) {
        paths.computeIfAbsent(file.id(), _ -> new ArrayList<>()).add(file.path());
      }
    }
    reader.blobs(gitDir, paths.keySet(), MAX_BYTES, this);
    parse();
  }

  @Override
  public boolean blob(Sha id, byte[] bytes) {
    var found = new HashMap<String, FileFacts>();
    for (var path : paths.getOrDefault(id, List.of())) {
      found.put(path, new FileFacts(scan.scan(path, bytes, stopped), versions(path, bytes)));
      if (stopped.getAsBoolean()) {
        return false; // The last file may not have been looked at to its end.
      }
    }
    if (found.values().stream().allMatch(each -> each.result().syntax().isEmpty())) {
      keep(id, found);
    } else {
      waiting.add(new Waiting(id, found, new String(bytes, StandardCharsets.UTF_8)));
      waitingBytes += bytes.length;
      if (waiting.size() >= AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
        parse();
      }
    }
    return !stopped.getAsBoolean();
  }

  /** Those of which text was not enough. Stopped before, they are looked at by the next scan. */
  private void parse() {
    var batch = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    if (batch.isEmpty() || stopped.getAsBoolean()) {
      return;
    }
    var files = new ArrayList<SyntaxScan.File>();
    for (var each : batch) {
      each.found()
          .forEach((path, facts) ->
              files.add(
                  new SyntaxScan.File(each.id(), path, each.text(), facts.result().syntax())));
    }
    var answer = syntax.find(files);
    var hits = new HashMap<String, List<Hit>>();
    for (int i = 0; i < files.size(); i++) {
      hits.put(files.get(i).path(), answer.hits().get(i));
    }
    notes.addAll(answer.notes());
    for (var each : batch) {
      each.found().replaceAll((path, facts) -> facts.and(hits.getOrDefault(path, List.of())));
      keep(each.id(), each.found());
    }
  }

  private void keep(Sha id, Map<String, FileFacts> found) {
    found.forEach((path, each) -> {
      looked++;
      keep(path, each);
    });
    done.add(id);
  }

  private void keep(String path, FileFacts found) {
    hits += found.result().hits().size();
    versions += found.versions().dependencies().size();
    if (hits > MOST_HITS || versions > MOST_VERSIONS) {
      cut = true;
    } else if (!found.isEmpty()) {
      facts.put(path, found);
    }
  }

  @Override
  public void tooLarge(Sha id) {
    large += paths.getOrDefault(id, List.of()).size();
  }

  private Declared versions(String path, byte[] bytes) {
    var reader = VersionReaders.of(path);
    if (reader.isEmpty() || BlobScan.isVendored(path)) {
      return Declared.NOTHING;
    }
    try {
      return VersionReaders.read(reader.get(), path, bytes);
    } catch (UnreadableVersions e) {
      notes.add(path + " was passed over: " + e.getMessage() + ".");
      return Declared.NOTHING;
    }
  }

  Map<String, FileFacts> facts() {
    return facts;
  }

  /** Blobs that were looked at to their end. */
  Set<Sha> done() {
    return done;
  }

  /** Whether everything was looked at and kept. */
  boolean isWhole() {
    return !cut && large == 0 && !stopped.getAsBoolean();
  }

  int looked() {
    return looked;
  }

  List<String> notes() {
    var all = new ArrayList<>(notes.subList(0, Math.min(notes.size(), MOST_NOTES)));
    if (cut) {
      all.add("There is more than can be told; clear up the first findings and ask again.");
    }
    if (large > 0) {
      all.add(
          large == 1
              ? "1 file over 8 MB was passed over."
              : large + " files over 8 MB were passed over.");
    }
    return all;
  }
}
