package dev.relay.mcp.transport.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One MCP session on one connection that costs next to nothing itself. */
final class RawSession implements AutoCloseable {
  private static final String HELLO =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
          + "\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
  private static final String READY =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  private final URI url;
  private final Socket socket;
  private final InputStream input;
  private String session = "";
  private int calls = 1;

  RawSession(URI url) throws IOException {
    this.url = url;
    this.socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    this.input = new BufferedInputStream(socket.getInputStream());
    begin();
  }

  private void begin() throws IOException {
    session = "";
    post(HELLO);
    post(READY);
  }

  /** Ends the session and begins another on the same connection. */
  void again() throws IOException {
    send("DELETE", "");
    begin();
  }

  void end() throws IOException {
    send("DELETE", "");
  }

  /** Says hello and expects to hear it. */
  void call(String tool) throws IOException {
    var answer =
        post(
            "{\"jsonrpc\":\"2.0\",\"id\":"
                + ++calls
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool
                + "\",\"arguments\":{\"text\":\"hello there\",\"name\":\"hello there\"}}}");
    if (!answer.contains("hello there")) {
      throw new IOException("no echo: " + answer);
    }
  }

  private String post(String body) throws IOException {
    return send("POST", body);
  }

  private String send(String method, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                .formatted(method, url.getPath(), url.getAuthority())
            + "Accept: application/json, text/event-stream\r\n"
            + (session.isEmpty()
                ? ""
                : "MCP-Protocol-Version: 2025-11-25\r\nMcp-Session-Id: " + session + "\r\n")
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n";
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(bytes);
    socket.getOutputStream().write(request.toByteArray());
    return answer();
  }

  private String answer() throws IOException {
    var status = line();
    if (!status.contains(" 20")) {
      throw new IOException(status);
    }
    var length = 0;
    var chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("mcp-session-id:")) {
        session = line.substring(15).strip();
      }
    }
    return chunked ? chunks() : new String(input.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(new String(input.readNBytes(size), StandardCharsets.UTF_8));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int each = input.read(); each != '\n'; each = input.read()) {
      if (each < 0) {
        throw new IOException("hung up");
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
