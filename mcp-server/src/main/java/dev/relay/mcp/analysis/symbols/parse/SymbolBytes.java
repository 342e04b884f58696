package dev.relay.mcp.analysis.symbols.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The symbols of a file as bytes: what the worker sends and the index keeps. */
public final class SymbolBytes {
  private SymbolBytes() {}

  private interface Writing<T> {
    void write(DataOutputStream out, T value) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  public static byte[] of(FileSymbols symbols) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(symbols.space());
      write(out, symbols.imports(), DataOutputStream::writeUTF);
      write(out, symbols.definitions(), SymbolBytes::write);
      write(out, symbols.references(), SymbolBytes::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static FileSymbols read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new FileSymbols(
          in.readUTF(),
          read(in, each -> each.readUTF()),
          read(in, SymbolBytes::definition),
          read(in, SymbolBytes::reference));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> void write(DataOutputStream out, List<T> values, Writing<T> writing)
      throws IOException {
    number(out, values.size());
    for (var value : values) {
      writing.write(out, value);
    }
  }

  private static <T> List<T> read(DataInputStream in, Reading<T> reading) throws IOException {
    var size = number(in);
    var values = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      values.add(reading.read(in));
    }
    return values;
  }

  private static void write(DataOutputStream out, Definition definition) throws IOException {
    out.writeByte(definition.kind().code());
    out.writeUTF(definition.name());
    out.writeUTF(definition.container());
    out.writeUTF(definition.signature());
    number(out, definition.start());
    number(out, definition.line() - definition.start());
    number(out, definition.end() - definition.start());
  }

  private static Definition definition(DataInputStream in) throws IOException {
    var kind = Kind.of(in.readByte());
    var name = in.readUTF();
    var container = in.readUTF();
    var signature = in.readUTF();
    var start = number(in);
    return new Definition(
        kind, name, container, signature, start + number(in), start, start + number(in));
  }

  private static void write(DataOutputStream out, Reference reference) throws IOException {
    out.writeByte(reference.use().code());
    out.writeUTF(reference.name());
    number(out, reference.line());
    number(out, reference.within() + 1);
  }

  private static Reference reference(DataInputStream in) throws IOException {
    return new Reference(Use.of(in.readByte()), in.readUTF(), number(in), number(in) - 1);
  }

  /** Seven bits a byte; none is negative. */
  private static void number(DataOutputStream out, int value) throws IOException {
    int left = value;
    while (left > 127) {
      out.writeByte((left & 127) | 128);
      left >>>= 7;
    }
    out.writeByte(left);
  }

  private static int number(DataInputStream in) throws IOException {
    int value = 0;
    int shift = 0;
    int part;
    do {
      part = in.readUnsignedByte();
      value |= (part & 127) << shift;
      shift += 7;
    } while (part > 127);
    return value;
  }
}
