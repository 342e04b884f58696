package dev.relay.repo.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * A way in which a developer may have left a checkout, as a script run in it.
 *
 * @param isToldAtOnce without starting git; everything else git itself has to say
 */
record TreeState(String name, boolean isToldAtOnce, String script) {
  /** What all of them begin with; every file is older than the index. */
  static final String BASE =
      """
      git init -q -b main --template= . && mkdir .git/info &&  mkdir -p dir/sub build
      printf '1\\n' > a.txt; printf '2\\n' > dir/b.txt; printf '3\\n' > dir/sub/c.txt; : > empty
      printf '#!/bin/sh\\n' > run.sh; chmod +x run.sh; ln -s a.txt link; printf 'ü\\n' > ümläut.txt
      printf '*.log\\nbuild/\\n/only\\n!keep.log\\n' > .gitignore; printf '*.tmp\\n' > dir/.gitignore
      printf 'kept\\n' > build/kept.txt
      git add -A && git add -f build/kept.txt && git commit -q -m first
      find . -path ./.git -prune -o -exec touch -h -d '2026-01-01' {} +
      git status >/dev/null
      """;

  static final List<TreeState> ALL = new ArrayList<>();

  static {
    atOnce("clean", "true");
    atOnce("packed", "git gc -q");
    atOnce("index version 4", "git update-index --index-version 4");
    atOnce("untracked cache", "git update-index --force-untracked-cache");
    atOnce("detached", "git checkout -q --detach");
    atOnce("lock of another git", "touch .git/index.lock");
    atOnce("just committed", "echo 4 > new.txt; git add -A; git commit -q -m more");
    atOnce("just written, as it was", "printf '1\\n' > a.txt; git update-index --refresh");
    atOnce("a link of this second", "ln -sf dir/b.txt link; git commit -q -a -m link");
    atOnce("ignored by name", "touch x.log dir/sub/y.log");
    atOnce("ignored in a folder", "mkdir -p dir/build/deep; touch dir/build/deep/z build/new");
    atOnce("ignored at the top only", "touch only");
    atOnce("ignored by a rule further down", "touch dir/z.tmp dir/sub/z.tmp");
    atOnce("ignored by the repository", "echo '*.secret' >> .git/info/exclude; touch dir/x.secret");
    atOnce(
        "rules with line ends of Windows",
        "printf '*.w\\r\\n' > only; mv only build/; touch b.log");
    atOnce("empty folders", "mkdir -p nothing/in/it");
    atOnce("a folder of ignored files", "mkdir logs; touch logs/1.log logs/2.log");
    atOnce("an ignored repository", "git init -q build/nested; touch build/nested/x");
    atOnce(
        "planted configuration",
        "git config core.fsmonitor 'touch ../ran'; "
            + "git config core.hooksPath .; git config core.pager 'touch ../ran'");
    atOnce("modes do not count", "git config core.fileMode false");
    atOnce(
        "a name with a star and blanks",
        "touch -d 2026-01-01 'a *b'; git add -A; " + "git commit -q -m odd");

    asked("changed", "echo 5 > a.txt");
    asked("changed, same size", "printf 'x\\n' > a.txt");
    asked("changed, same size and time", "printf 'x\\n' > a.txt; touch -d '2026-01-01' a.txt");
    asked("replaced by an equal file", "cp -p a.txt z.log; mv z.log a.txt");
    asked(
        "changed in the second of the commit",
        "printf 'y\\n' > a.txt; git commit -q -a -m y; printf 'z\\n' > a.txt");
    asked("touched", "touch a.txt");
    asked("staged", "echo 6 > a.txt; git add a.txt");
    asked("staged and taken back on disk", "echo 6 > a.txt; git add a.txt; printf '1\\n' > a.txt");
    asked("staged, new", "echo 7 > new; git add new");
    asked("announced", "echo 7 > new; git add -N new");
    asked("untracked", "touch new.txt");
    asked("untracked in a folder", "mkdir -p fresh/deep; touch fresh/deep/x fresh/y.log");
    asked("untracked beside ignored", "touch dir/x.tmp dir/sub/x.tmpx");
    asked("brought back by a rule", "touch keep.log other.log");
    asked("only the rule of another folder", "touch z.tmp");
    asked("only at the top", "touch dir/only");
    asked("rules that are unclear", "printf '*.[xy]\\n' >> .git/info/exclude; touch 1.x 2.z");
    asked("rules with a blank at the end", "printf 'q \\n' >> .git/info/exclude; touch q");
    asked("rules with a backslash", "printf 'q\\\\ \\n' >> .git/info/exclude; touch 'q '");
    asked(
        "rules behind a link",
        "echo n > build/r; ln -s ../build/r fresh; mkdir d; "
            + "ln -s ../build/r d/.gitignore; touch d/n");
    asked(
        "rules of the user",
        "echo '*.mine' > ../mine; git config core.excludesFile ../mine; " + "touch x.mine");
    asked("no rules any more", "rm .gitignore; touch x.log");
    asked("deleted", "rm a.txt");
    asked("folder deleted", "rm -r dir/sub");
    asked("deleted from the index", "git rm -q --cached a.txt");
    asked("deleted from the index, and ignored", "git rm -q --cached build/kept.txt");
    asked("deleted in both", "git rm -q a.txt");
    asked("renamed", "git mv a.txt z.txt");
    asked("renamed on disk", "mv a.txt z.txt");
    asked("renamed in its case", "mv a.txt A.txt");
    asked("file to link", "rm a.txt; ln -s b a.txt");
    asked("link to file", "rm link; printf a.txt > link");
    asked("file to folder", "rm a.txt; mkdir a.txt");
    asked("folder to file", "rm -r dir; touch dir");
    asked("folder to a link to it", "mv dir build/dir; ln -s build/dir dir");
    asked("made a program", "chmod +x a.txt");
    asked("no program any more", "chmod -x run.sh");
    asked("a mode that does not count", "git config core.fileMode false; chmod +x a.txt");
    asked(
        "in conflict",
        "git checkout -q -b o; echo o > a.txt; git commit -q -a -m o; "
            + "git checkout -q main; echo m > a.txt; git commit -q -a -m m; git merge o");
    asked(
        "in a merge",
        "git checkout -q -b o; echo o > o.txt; git add -A; git commit -q -m o; "
            + "git checkout -q main; echo m > m.txt; git add -A; git commit -q -m m; "
            + "git merge -q --no-commit o");
    asked(
        "in a rebase",
        "git checkout -q -b o; echo o > a.txt; git commit -q -a -m o; "
            + "git checkout -q main; echo m > a.txt; git commit -q -a -m m; git rebase -q o");
    asked("assumed unchanged", "git update-index --assume-unchanged a.txt");
    asked(
        "assumed unchanged, and changed",
        "git update-index --assume-unchanged a.txt; echo 9 > a.txt");
    asked("left out", "git update-index --skip-worktree a.txt; rm a.txt");
    asked("left out, and there", "git update-index --skip-worktree a.txt");
    asked("sparse", "git sparse-checkout set --cone dir/sub");
    asked("sparse index", "git sparse-checkout set --cone --sparse-index dir/sub");
    asked("split index", "git update-index --split-index; echo 8 > a.txt; git add a.txt");
    asked("no commit yet", "git checkout -q --orphan fresh");
    asked("nothing at all", "git checkout -q --orphan fresh; git rm -q -r -f --cached .");
    asked("index lost", "rm .git/index");
    asked(
        "a submodule",
        "git -c protocol.file.allow=always submodule add -q $PWD sub 2>/dev/null; "
            + "git commit -q -m sub");
    asked("a nested repository", "git init -q nested; touch nested/x");
    asked("a repository in a tracked folder", "git init -q dir/sub; touch dir/sub/x");
    asked(
        "line ends to be converted",
        "git config core.autocrlf true; " + "printf 'a\\r\\n' > a.txt; git commit -q -a -m crlf");
    asked(
        "a filter, just written",
        "echo '* filter=up' > .gitattributes; git add -A; "
            + "git config filter.up.clean 'tr a-z A-Z'; echo low > a.txt; git commit -q -a -m up");
    asked(
        "attributes, just written",
        "echo '*.txt text' > .gitattributes; git add -A; " + "git commit -q -m attributes");
    asked("names that are no text", "touch \"$(printf 'caf\\351.txt')\"");
    asked(
        "tracked names that are no text",
        "touch \"$(printf 'caf\\351.txt')\"; git add -A; git commit -q -m odd");
    asked("a pipe", "mkfifo pipe");
    asked(
        "another commit stands in",
        "echo 4 > a.txt; git commit -q -a -m 2; " + "git replace HEAD HEAD~1");
    asked("configuration elsewhere", "git config include.path ../../more");
    asked(
        "SHA-256 to come",
        "git config extensions.invented x; " + "git config core.repositoryFormatVersion 0");
    asked(
        "worktree with its own index",
        "git worktree add -q ../linked -b other; "
            + "mv .git ../main.git; cp -p ../linked/.git .git; rm -r ../linked; "
            + "sed -i 's,/tree/.git/,/main.git/,' .git; printf '%s\\n' $PWD/.git > "
            + "../main.git/worktrees/linked/gitdir; git reset -q");
  }

  private static void atOnce(String name, String script) {
    ALL.add(new TreeState(name, true, script));
  }

  private static void asked(String name, String script) {
    ALL.add(new TreeState(name, false, script));
  }

  @Override
  public String toString() {
    return name;
  }
}
