package dev.relay.repo.git;

import org.eclipse.jgit.lib.ObjectId;

/**
 * One line of an index.
 *
 * @param stamp of the file when it was last seen to hold this
 * @param isSettled false for one side of a conflict and for a file that is only announced
 * @param isWatched false where git was told not to look at the file
 */
record IndexEntry(
    String path, int mode, ObjectId id, FileStamp stamp, boolean isSettled, boolean isWatched) {}
