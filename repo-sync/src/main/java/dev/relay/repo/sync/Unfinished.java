package dev.relay.repo.sync;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a developer has begun in a checkout and not ended. */
final class Unfinished {
  private static final Map<String, String> SIGNS = new LinkedHashMap<>();

  static {
    SIGNS.put("rebase-merge", "rebase");
    SIGNS.put("rebase-apply", "rebase");
    SIGNS.put("MERGE_HEAD", "merge");
    SIGNS.put("CHERRY_PICK_HEAD", "cherry-pick");
    SIGNS.put("REVERT_HEAD", "revert");
    SIGNS.put("sequencer", "cherry-pick or revert of several commits");
    SIGNS.put("BISECT_LOG", "bisect");
  }

  private Unfinished() {}

  static Optional<String> in(Checkout checkout) {
    return SIGNS.entrySet().stream()
        .filter(sign -> Files.exists(checkout.gitDir().resolve(sign.getKey())))
        .findFirst()
        .map(sign ->
            checkout.id()
                + " is in the middle of a "
                + sign.getValue()
                + "; finish or abort it and sync again.");
  }
}
