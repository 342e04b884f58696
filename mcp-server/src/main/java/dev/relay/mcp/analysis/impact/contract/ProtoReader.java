package dev.relay.mcp.analysis.impact.contract;

import dev.relay.mcp.analysis.impact.contract.Contract.Field;
import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads messages, enumerations and services of protocol buffers, statement by statement. */
final class ProtoReader implements ContractReader {
  private static final Pattern BLOCK =
      Pattern.compile("(message|enum|service|oneof|extend|group)\\s+([\\w.]+)");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?:(optional|repeated|required)\\s+)?([\\w.]+|map\\s*<[^>]*>)\\s+(\\w+)\\s*=\\s*(\\d{1,9})\\b.*");
  private static final Pattern VALUE = Pattern.compile("(\\w+)\\s*=\\s*-?(\\d{1,9})\\b.*");
  private static final Pattern RPC =
      Pattern.compile(
          "rpc\\s+(\\w+)\\s*\\(\\s*(?:stream\\s+)?([\\w.]+)\\s*\\)\\s*returns\\s*\\(\\s*(?:stream\\s+)?([\\w.]+)\\s*\\).*");
  private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+)");

  @Override
  public boolean reads(String path) {
    return path.endsWith(".proto");
  }

  @Override
  public Optional<Contract> read(String path, String text) {
    var file = new File();
    for (var statement : Statements.of(Statements.withoutComments(text))) {
      file.take(statement);
    }
    return Optional.of(new Contract(Style.PROTO, path, file.operations, file.schemas()));
  }

  private record Open(String kind, String name) {}

  /** What was read so far. */
  private static final class File {
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, List<Field>> fields = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private String space = "";

    void take(Statements.Statement statement) {
      var text = statement.text();
      var rpc = RPC.matcher(text);
      if (rpc.matches()) {
        operations.add(operation(rpc.group(1), rpc.group(2), rpc.group(3), statement.line()));
      }
      switch (statement.end()) {
        case '{' -> begin(statement);
        case '}' -> open.poll();
        default -> {
          var made = PACKAGE.matcher(text);
          if (made.matches()) {
            space = made.group(1) + ".";
          }
          field(statement);
        }
      }
    }

    private void begin(Statements.Statement statement) {
      var block = BLOCK.matcher(statement.text());
      if (!block.matches()) {
        open.push(new Open("other", within()));
        return;
      }
      var kind = block.group(1);
      var inner = kind.equals("oneof") ? within() : joined(within(), block.group(2));
      open.push(new Open(kind.equals("oneof") ? "message" : kind, inner));
      if (kind.equals("message") || kind.equals("enum")) {
        lines.putIfAbsent(inner, statement.line());
        fields.putIfAbsent(inner, new ArrayList<>());
      }
    }

    private String within() {
      var around = open.peek();
      return around == null ? "" : around.name();
    }

    private static String joined(String outer, String name) {
      return outer.isEmpty() ? name : outer + "." + name;
    }

    private void field(Statements.Statement statement) {
      var around = open.peek();
      var into = around == null ? null : fields.get(around.name());
      if (around == null || into == null) {
        return;
      }
      var field = FIELD.matcher(statement.text());
      var value = VALUE.matcher(statement.text());
      if (around.kind().equals("message") && field.matches()) {
        var label = field.group(1) == null ? "" : field.group(1);
        var type = (label.equals("repeated") ? "list of " : "") + field.group(2);
        into.add(
            new Field(
                field.group(3),
                type,
                label.equals("required"),
                statement.line(),
                Integer.parseInt(field.group(4)),
                List.of()));
      } else if (around.kind().equals("enum") && value.matches()) {
        var number = Integer.parseInt(value.group(2));
        into.add(new Field(value.group(1), "value", false, statement.line(), number, List.of()));
      }
    }

    private Operation operation(String name, String takes, String gives, int line) {
      var path = space + within() + "/" + name;
      return new Operation(
          "rpc", path, name, line, List.of(), List.of(last(takes)), List.of(last(gives)));
    }

    List<Schema> schemas() {
      var schemas = new ArrayList<Schema>();
      fields.forEach((name, all) -> {
        var uses =
            all.stream()
                .map(field -> last(field.type().replace("list of ", "")))
                .filter(fields::containsKey)
                .distinct()
                .toList();
        schemas.add(new Schema(name, lines.getOrDefault(name, 1), all, uses));
      });
      return schemas;
    }

    private static String last(String type) {
      return type.substring(type.lastIndexOf('.') + 1);
    }
  }
}
