package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Locks on remote-tracking branches that a killed fetch left. Git holds one for milliseconds; an
 * old one is removed, since nothing of the developer's lies behind it.
 */
final class StaleLocks {
  private static final Duration OLD = Duration.ofMinutes(10);

  private StaleLocks() {}

  static void remove(Checkout checkout) {
    for (var lock : locks(checkout)) {
      try {
        var age = Duration.between(Files.getLastModifiedTime(lock).toInstant(), Instant.now());
        if (age.compareTo(OLD) > 0) {
          Files.deleteIfExists(lock);
        }
      } catch (IOException e) {
        return; // The fetch that comes next says what is wrong.
      }
    }
  }

  private static List<Path> locks(Checkout checkout) {
    var refs = checkout.commonDir().resolve("refs/remotes");
    if (!Files.isDirectory(refs)) {
      return List.of();
    }
    try (var files = Files.walk(refs)) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
