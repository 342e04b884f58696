package dev.relay.mcp.analysis.architecture;

import dev.relay.repo.workspace.RepositoryId;
import java.util.Arrays;
import java.util.List;

/** What is known of a source file once it was read. */
public final class SourceFile {
  private final RepositoryId repository;
  private final String path;
  private final int lines;
  private final List<Declared> declared;
  private final int[] words;

  SourceFile(
      RepositoryId repository, String path, int lines, List<Declared> declared, int[] words) {
    this.repository = repository;
    this.path = path;
    this.lines = lines;
    this.declared = declared;
    this.words = words;
  }

  static SourceFile of(RepositoryId repository, String path, String text) {
    var lines = (int) text.lines().count();
    return new SourceFile(repository, path, lines, SourceOutline.of(path, text), words(text));
  }

  public RepositoryId repository() {
    return repository;
  }

  public String path() {
    return path;
  }

  public int lines() {
    return lines;
  }

  public List<Declared> declared() {
    return declared;
  }

  /** Hashes of the names in it, sorted, each once: a set of texts would need ten times as much. */
  int[] words() {
    return words;
  }

  public boolean mentions(String name) {
    return Arrays.binarySearch(words, name.hashCode()) >= 0;
  }

  @Override
  public String toString() {
    return repository + ":" + path;
  }

  /** Of what can be a name, from three letters on. */
  private static int[] words(String text) {
    var hashes = new int[Math.max(16, text.length() / 6)];
    int count = 0;
    int hash = 0;
    int length = 0;
    for (int i = 0; i <= text.length(); i++) {
      var c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isJavaIdentifierPart(c) && c != 0) {
        hash = 31 * hash + c;
        length++;
      } else if (length > 0) {
        if (length > 2) {
          hashes = count == hashes.length ? Arrays.copyOf(hashes, 2 * count) : hashes;
          hashes[count++] = hash;
        }
        hash = 0;
        length = 0;
      }
    }
    return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
  }
}
