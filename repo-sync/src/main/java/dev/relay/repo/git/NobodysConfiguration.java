package dev.relay.repo.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.time.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit, for the whole process, from reading the user's and the machine's git configuration,
 * from starting git to find it, and from writing files to measure how fine a clock the disk has.
 */
final class NobodysConfiguration extends SystemReader {
  /** Coarser than any file system's clock: what was written within it is simply read again. */
  private static final long CLOCK_SECONDS = 2;

  private final SystemReader before;

  private NobodysConfiguration(SystemReader before) {
    this.before = before;
  }

  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof NobodysConfiguration)) {
      SystemReader.setInstance(new NobodysConfiguration(SystemReader.getInstance()));
    }
  }

  private static final class Empty extends FileBasedConfig {
    @SuppressWarnings("NullAway") // JGit's own way to say that there is no file.
    Empty(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is nothing.
    }

    @Override
    public void save() {
      // Nothing is kept.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(CLOCK_SECONDS, TimeUnit.SECONDS)
          : otherwise;
    }
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  /** No {@code GIT_…} variable points JGit anywhere. */
  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : before.getenv(variable);
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getProperty(String key) {
    return before.getProperty(key);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in JGit
  public long getCurrentTime() {
    return before.getCurrentTime();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in JGit
  public int getTimezone(long when) {
    return before.getTimezone(when);
  }

  @Override
  public MonotonicClock getClock() {
    return before.getClock();
  }
}
