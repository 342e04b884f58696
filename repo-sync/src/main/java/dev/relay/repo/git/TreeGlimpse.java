package dev.relay.repo.git;

/**
 * What is certain of a checkout without starting git; of what is false here, only git can tell.
 *
 * @param isUntouched it holds exactly its commit, nothing staged, and beside it only ignored files
 * @param isWatched git was told of no file in it not to look
 */
public record TreeGlimpse(boolean isUntouched, boolean isWatched) {
  static final TreeGlimpse NOTHING = new TreeGlimpse(false, false);
}
