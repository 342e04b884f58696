package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.symbols.parse.Definition;
import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import dev.relay.mcp.analysis.symbols.worker.Source;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What one file defines, at any commit: from the index, or parsed now. */
final class Outlines {
  private final IndexFiles files;
  private final SymbolWorker worker;
  private final Contents contents;
  private final Heads heads;

  Outlines(IndexFiles files, SymbolWorker worker, Contents contents, Heads heads) {
    this.files = files;
    this.worker = worker;
    this.contents = contents;
    this.heads = heads;
  }

  List<Defined> of(Repository repository, Sha commit, String path) {
    var gitDir = heads.gitDir(repository);
    var file =
        contents.files(gitDir, commit).stream()
            .filter(each -> each.path().equals(path))
            .findFirst();
    if (file.isEmpty()) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "There is no file '%s' in %s: search for a part of its name."
              .formatted(path, repository.id()));
    }
    var symbols = known(file.get().id().hex()).orElseGet(() -> parsed(repository, commit, path));
    return symbols.definitions().stream()
        .map(definition -> defined(repository, path, symbols.space(), definition))
        .toList();
  }

  private Optional<FileSymbols> known(String blob) {
    try (var blobs = new KnownBlobs(files.view())) {
      return blobs.find(blob).bytes().map(SymbolBytes::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSymbols parsed(Repository repository, Sha commit, String path) {
    var language = Languages.of(path);
    var bytes = contents.read(heads.gitDir(repository), commit, path).orElse(new byte[0]);
    if (language.isEmpty()
        || bytes.length > SymbolUpdate.MAX_BYTES
        || Parsing.isUnreadable(bytes)) {
      return FileSymbols.NONE;
    }
    var results = worker.parse(List.of(Source.of(language.get(), bytes)));
    return results.getFirst().map(SymbolBytes::read).orElse(FileSymbols.NONE);
  }

  static Defined defined(Repository repository, String path, String space, Definition definition) {
    var within = definition.container();
    var namespaced = within.isEmpty() ? space : within;
    return new Defined(
        repository.id().name(),
        path,
        definition.line(),
        definition.kind().word(),
        definition.name(),
        within.isEmpty() || space.isEmpty() || within.startsWith(space)
            ? namespaced
            : space + "." + within,
        definition.signature(),
        definition.start(),
        definition.end());
  }
}
