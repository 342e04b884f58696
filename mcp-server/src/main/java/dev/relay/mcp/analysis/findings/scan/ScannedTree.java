package dev.relay.mcp.analysis.findings.scan;

import dev.relay.repo.git.Sha;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a commit holds.
 *
 * @param files by path, those with nothing left out
 * @param looked how many files were read for it; the others were known
 * @param notes sentences about what was passed over
 * @param whole false when it was stopped before the end
 */
public record ScannedTree(
    Sha head, SortedMap<String, FileFacts> files, int looked, List<String> notes, boolean whole) {
  public ScannedTree {
    files = new TreeMap<>(files);
    notes = List.copyOf(notes);
  }
}
