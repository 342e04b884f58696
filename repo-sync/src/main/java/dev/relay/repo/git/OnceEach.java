package dev.relay.repo.git;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives no blob twice when a second reader takes over from the first, and keeps what the sink
 * throws from being taken for a fault of the repository.
 */
final class OnceEach implements BlobSink {
  private final Set<Sha> left;
  private final BlobSink sink;
  private boolean wanted = true;
  private @Nullable RuntimeException thrown;

  OnceEach(Collection<Sha> ids, BlobSink sink) {
    this.left = new LinkedHashSet<>(ids);
    this.sink = sink;
  }

  List<Sha> left() {
    return List.copyOf(left);
  }

  boolean isWanted() {
    return wanted;
  }

  void rethrow() {
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public boolean blob(Sha id, byte[] bytes) {
    try {
      wanted = wanted && (!left.remove(id) || sink.blob(id, bytes));
    } catch (RuntimeException e) {
      thrown = e;
      wanted = false;
    }
    return wanted;
  }

  @Override
  public void tooLarge(Sha id) {
    if (left.remove(id)) {
      sink.tooLarge(id);
    }
  }
}
