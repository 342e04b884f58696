package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that runs for the leader of a session: what it started, and what stayed in its session when
 * its own parent was gone. The JDK's own list of descendants never ends while a fork bomb goes off.
 */
final class Family {
  private static final Path PROC = Path.of("/proc");

  private Family() {}

  /** Without the leader. */
  static List<ProcessHandle> of(long leader) {
    return pids(leader).stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
  }

  private static Set<Long> pids(long leader) {
    if (!Files.isReadable(PROC.resolve("self/stat"))) {
      return descendants(leader);
    }
    var all = all();
    var family = new HashSet<Long>();
    for (var each : all.values()) {
      if (each.session() == leader || descends(each, leader, all)) {
        family.add(each.pid());
      }
    }
    family.remove(leader);
    return family;
  }

  private static Set<Long> descendants(long leader) {
    var found = new HashSet<Long>();
    ProcessHandle.of(leader).stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(each -> found.add(each.pid()));
    return found;
  }

  private static boolean descends(Entry entry, long leader, Map<Long, Entry> all) {
    @Nullable Entry each = entry;
    for (int depth = 0; each != null && depth < all.size(); depth++) {
      if (each.parent() == leader) {
        return true;
      }
      each = all.get(each.parent());
    }
    return false;
  }

  private record Entry(long pid, long parent, long session) {}

  private static Map<Long, Entry> all() {
    var all = new HashMap<Long, Entry>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var folder : folders) {
        var entry = entry(folder);
        if (entry != null) {
          all.put(entry.pid(), entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the list of processes could not be read", e);
    }
    return all;
  }

  /** Of {@code pid (name) state parent group session …}; a name may hold anything. */
  private static @Nullable Entry entry(Path folder) {
    try {
      var stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
      return new Entry(
          Long.parseLong(folder.getFileName().toString()),
          Long.parseLong(fields[1]),
          Long.parseLong(fields[3]));
    } catch (IOException e) {
      return null; // it has ended meanwhile
    }
  }
}
