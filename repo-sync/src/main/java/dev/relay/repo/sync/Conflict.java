package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import java.util.Optional;

/**
 * A path on which both sides disagree; each side is a blob in the checkout, or empty where that
 * side has no such file.
 */
public record Conflict(String path, Optional<Sha> base, Optional<Sha> ours, Optional<Sha> theirs) {}
