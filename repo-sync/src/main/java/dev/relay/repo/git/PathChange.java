package dev.relay.repo.git;

/**
 * A path whose file differs between two commits or trees; renames are a deletion and an addition.
 */
public record PathChange(FileChange.Kind kind, String path) {}
