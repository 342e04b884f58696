package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A worker in which what a source says happens: it speaks the protocol, and crashes or hangs. */
final class BrokenWorker {
  private BrokenWorker() {}

  @SuppressWarnings("restricted") // writing where nothing is, is the point
  public static void main(String[] args) throws IOException {
    var in = new DataInputStream(System.in);
    var out = new DataOutputStream(System.out);
    try {
      while (true) {
        in.readUTF();
        in.readInt(); // no queries
        var text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        switch (text) {
          case "crash" ->
              MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
          case "hang" -> {
            while (true) {
              LockSupport.park();
            }
          }
          case "leave" ->
              Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "left.so"), "x");
          default -> {}
        }
        var environment = String.join(",", System.getenv().keySet());
        var symbols = new FileSymbols(environment, List.of(text), List.of(), List.of());
        var bytes = SymbolBytes.of(symbols);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
      }
    } catch (EOFException e) {
      return;
    }
  }
}
