package dev.relay.mcp.analysis.symbols.parse;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that runs native code. It is sent sources (language, queries, length, bytes) and
 * answers each in turn with its symbols, or with what matches where there are queries (length,
 * bytes; nothing when it cannot be read). It ends when its input does, even while a parser hangs:
 * nobody is there any more then.
 */
public final class WorkerMain {
  private record Request(Language language, List<SyntaxQuery> queries, String source) {}

  private static final int WAITING = 64;

  private WorkerMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var requests = new LinkedBlockingQueue<Request>(WAITING);
    var listening = new Thread(() -> listen(requests), "listening");
    listening.setDaemon(true);
    listening.start();
    answer(requests);
  }

  private static void listen(BlockingQueue<Request> requests) {
    try (var in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16))) {
      while (true) {
        var language = Languages.named(in.readUTF());
        var queries = queries(in);
        var source = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        requests.put(new Request(language, queries, source));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static List<SyntaxQuery> queries(DataInputStream in) throws IOException {
    var queries = new ArrayList<SyntaxQuery>();
    for (int left = in.readInt(); left > 0; left--) {
      var query = in.readUTF();
      var inside = in.readUTF();
      var types = inside.isEmpty() ? List.<String>of() : List.of(inside.split(" "));
      queries.add(new SyntaxQuery(query, types, in.readUTF()));
    }
    return queries;
  }

  private static void answer(BlockingQueue<Request> requests)
      throws IOException, InterruptedException {
    Map<Language, SourceReader> readers = new HashMap<>();
    Map<Language, SyntaxReader> syntax = new HashMap<>();
    try (var out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
      while (true) {
        var request = requests.take();
        var answer =
            request.queries().isEmpty() ? symbols(readers, request) : matches(syntax, request);
        out.writeInt(answer.length);
        out.write(answer);
        out.flush(); // What is not answered yet is blamed for what comes now.
      }
    }
  }

  private static byte[] matches(Map<Language, SyntaxReader> readers, Request request) {
    try {
      var reader = readers.computeIfAbsent(request.language(), SyntaxReader::new);
      return SyntaxBytes.of(reader.read(request.queries(), request.source()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new byte[0]; // As with symbols.
    }
  }

  private static byte[] symbols(Map<Language, SourceReader> readers, Request request) {
    try {
      var reader = readers.computeIfAbsent(request.language(), SourceReader::new);
      return SymbolBytes.of(reader.read(request.source()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new byte[0]; // One file, or one language, is without symbols; the others are not.
    }
  }
}
