package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.BlobSink;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files that can hold a match, and keeps the lines that do. */
final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  /** Files that one thread reads in one go. */
  private static final int BATCH = 32;

  private final GitReader git;
  private final ExecutorService threads;
  private final FileScan scan;
  private final BooleanSupplier stopped;
  private final AtomicInteger large = new AtomicInteger();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();

  Verification(GitReader git, ExecutorService threads, FileScan scan, BooleanSupplier stopped) {
    this.git = git;
    this.threads = threads;
    this.scan = scan;
    this.stopped = stopped;
  }

  /** Sentences about mirrors that could not be read. */
  Set<String> failures() {
    return failures;
  }

  /** How many files were too large to be read. */
  int large() {
    return large.get();
  }

  /** In the order of the files; those without a match are left out. */
  List<FileHits.Result> verify(List<Candidate> files) {
    var byPlace = new LinkedHashMap<Path, List<Candidate>>();
    var onDisk = files.stream().filter(file -> file.file().isPresent()).toList();
    for (var file : files) {
      if (file.file().isPresent()) {
        continue;
      }
      byPlace.computeIfAbsent(file.target().branch().gitDir(), _ -> new ArrayList<>()).add(file);
    }
    var batches = new ArrayList<Supplier<Map<Candidate, FileHits.Result>>>();
    byPlace.forEach((place, some) -> {
      for (int i = 0; i < some.size(); i += BATCH) {
        var batch = some.subList(i, Math.min(some.size(), i + BATCH));
        batches.add(() -> read(place, batch));
      }
    });
    if (!onDisk.isEmpty()) {
      batches.add(() -> readFiles(onDisk));
    }
    var found = run(batches);
    return files.stream().filter(found::containsKey).map(found::get).toList();
  }

  private Map<Candidate, FileHits.Result> run(
      List<Supplier<Map<Candidate, FileHits.Result>>> batches) {
    var found = new LinkedHashMap<Candidate, FileHits.Result>();
    if (batches.size() == 1) {
      return batches.getFirst().get(); // Read before another thread would have woken up.
    }
    var running = batches.stream().map(batch -> threads.submit(batch::get)).toList();
    try {
      for (var batch : running) {
        found.putAll(batch.get());
      }
      return found;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the search failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    } finally {
      // Without an interrupt, which would close files that others read.
      running.forEach((Future<?> batch) -> batch.cancel(false));
    }
  }

  /** Files that vanish meanwhile hold nothing any more. */
  private Map<Candidate, FileHits.Result> readFiles(List<Candidate> files) {
    var found = new LinkedHashMap<Candidate, FileHits.Result>();
    for (var file : files) {
      if (stopped.getAsBoolean()) {
        break;
      }
      try (var in = Files.newInputStream(file.file().orElseThrow(), LinkOption.NOFOLLOW_LINKS)) {
        var bytes = in.readNBytes(IndexUpdate.MAX_BYTES + 1);
        var hits = FileHits.in(file, bytes, scan);
        if (bytes.length > IndexUpdate.MAX_BYTES) {
          large.incrementAndGet();
        } else if (hits.count() > 0) {
          found.put(file, hits);
        }
      } catch (StoppableText.Stopped e) {
        break;
      } catch (IOException e) {
        LOG.debug("A changed file could not be read", e);
      }
    }
    return found;
  }

  private Map<Candidate, FileHits.Result> read(Path place, List<Candidate> files) {
    var byBlob = new LinkedHashMap<Sha, List<Candidate>>();
    files.forEach(f -> byBlob.computeIfAbsent(f.blob(), _ -> new ArrayList<>()).add(f));
    var found = new LinkedHashMap<Candidate, FileHits.Result>();
    var sink =
        new BlobSink() {
          @Override
          public boolean blob(Sha id, byte[] bytes) {
            for (var file : byBlob.getOrDefault(id, List.of())) {
              var hits = FileHits.in(file, bytes, scan);
              if (hits.count() > 0) {
                found.put(file, hits);
              }
            }
            return !stopped.getAsBoolean();
          }

          @Override
          public void tooLarge(Sha id) {
            large.addAndGet(byBlob.getOrDefault(id, List.of()).size());
          }
        };
    try {
      git.blobs(place, byBlob.keySet(), IndexUpdate.MAX_BYTES, sink);
    } catch (StoppableText.Stopped e) {
      return found;
    } catch (GitFailure e) {
      failures.add(files.getFirst().target().name() + " could not be read: " + e.sentence());
    }
    return found;
  }
}
