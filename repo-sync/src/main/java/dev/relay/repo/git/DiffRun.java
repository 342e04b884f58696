package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code diff-tree --raw -z -p}, read as it comes: first the list of files, then a patch
 * for each. Who asks for one file waits until its patch is there, not until all are.
 */
final class DiffRun extends OutputStream {
  private static final byte[] HEADER = "diff --git ".getBytes(StandardCharsets.US_ASCII);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final MessageDigest digest = sha256();
  private final int maxKept;

  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
  private final List<byte[]> listing = new ArrayList<>();
  private List<DiffFile> files = List.of();
  private int at = -1;
  private long kept;
  private boolean isListed;
  private boolean isEnded;
  private String hex = "";
  private @Nullable GitFailure failure;

  /**
   * @param maxKept bytes of patches that are kept
   */
  DiffRun(int maxKept) {
    this.maxKept = maxKept;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    lock.lock();
    try {
      int start = from;
      for (int i = from; i < from + length; i++) {
        if (bytes[i] == (isListed ? '\n' : 0)) {
          piece.write(bytes, start, i - start + (isListed ? 1 : 0));
          take();
          start = i + 1;
        }
      }
      piece.write(bytes, start, from + length - start);
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The list ends with nothing where its next entry would begin. */
  private void take() {
    var bytes = piece.toByteArray();
    piece.reset();
    if (isListed) {
      line(bytes);
    } else if (bytes.length > 0) {
      listing.add(bytes);
    } else {
      list();
    }
  }

  private void list() {
    files = DiffFile.list(listing);
    isListed = true;
  }

  /** Lines of content begin with a blank, a sign or a backslash, so none is taken for a header. */
  private void line(byte[] line) {
    digest.update(line);
    kept += line.length;
    if (Arrays.mismatch(line, HEADER) == HEADER.length) {
      at += at < 0 || files.get(at).isFull() ? 1 : 0;
      files.get(at).begin();
    }
    files.get(at).take(line, kept <= maxKept);
  }

  /**
   * @param why it ended before it was done; null when it was done
   */
  void end(@Nullable GitFailure why) {
    lock.lock();
    try {
      if (why == null) {
        if (!isListed) {
          list();
        }
        if (piece.size() > 0) {
          line(piece.toByteArray());
        }
        hex = HexFormat.of().formatHex(digest.digest());
      }
      failure = why;
      isEnded = true;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<FileChange> changes() {
    lock.lock();
    try {
      await(() -> false);
      return files.stream().map(DiffFile::change).toList();
    } finally {
      lock.unlock();
    }
  }

  String digest() {
    lock.lock();
    try {
      await(() -> false);
      return hex;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The patch of one file, or of all; null when not all of it was kept.
   *
   * @param path null for all; an unknown one has an empty patch
   */
  byte @Nullable [] patch(@Nullable String path) {
    lock.lock();
    try {
      await(() -> path != null && isListed && files.indexOf(find(path)) < at);
      return path == null ? all() : one(path);
    } finally {
      lock.unlock();
    }
  }

  private byte @Nullable [] one(String path) {
    var file = find(path);
    return file == null ? new byte[0] : file.patch();
  }

  private byte @Nullable [] all() {
    var all = new ByteArrayOutputStream();
    for (var file : files) {
      var patch = file.patch();
      if (patch == null) {
        return null;
      }
      all.writeBytes(patch);
    }
    return all.toByteArray();
  }

  private @Nullable DiffFile find(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst().orElse(null);
  }

  /** Until it is so, or the run has ended. */
  private void await(BooleanSupplier enough) {
    try {
      while (!isEnded && !enough.getAsBoolean()) {
        progress.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailure(GitFailure.Kind.BROKEN, "It was stopped before git was done.");
    }
    if (failure != null) {
      throw new GitFailure(failure.kind(), failure.sentence());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
