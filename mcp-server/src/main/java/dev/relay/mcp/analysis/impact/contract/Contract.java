package dev.relay.mcp.analysis.impact.contract;

import java.util.List;
import java.util.Optional;

/**
 * One file that promises something to others.
 *
 * @param schemas what is sent, received or stored
 */
public record Contract(Style style, String path, List<Operation> operations, List<Schema> schemas) {
  /** How it is written. */
  public enum Style {
    OPENAPI,
    PROTO,
    SQL
  }

  public Contract {
    operations = List.copyOf(operations);
    schemas = List.copyOf(schemas);
  }

  public Optional<Schema> schema(String name) {
    return schemas.stream().filter(schema -> schema.name().equals(name)).findFirst();
  }

  /**
   * @param method {@code GET}, …, or {@code rpc}
   * @param path {@code /users/{id}}, or {@code shop.v1.Users/GetUser}
   * @param id its name in generated code; empty for none
   * @param line where it stands, from 1
   * @param takes names of schemas of its request
   * @param gives names of schemas of its answer when all is well
   */
  public record Operation(
      String method,
      String path,
      String id,
      int line,
      List<Parameter> parameters,
      List<String> takes,
      List<String> gives) {
    public Operation {
      parameters = List.copyOf(parameters);
      takes = List.copyOf(takes);
      gives = List.copyOf(gives);
    }

    /** {@code GET /users/{id}}. */
    public String title() {
      return method + " " + path;
    }
  }

  /**
   * @param in {@code path}, {@code query}, {@code header}, …
   */
  public record Parameter(String name, String in, boolean required, String type, int line) {}

  /**
   * @param uses names of the schemas that are part of it
   */
  public record Schema(String name, int line, List<Field> fields, List<String> uses) {
    public Schema {
      fields = List.copyOf(fields);
      uses = List.copyOf(uses);
    }

    public Optional<Field> field(String field) {
      return fields.stream().filter(each -> each.name().equals(field)).findFirst();
    }
  }

  /**
   * @param type in words that are equal for equal types
   * @param tag the number of a field of protocol buffers; 0 for none
   * @param values that it can have; empty for any
   */
  public record Field(
      String name, String type, boolean required, int line, int tag, List<String> values) {
    public Field {
      values = List.copyOf(values);
    }
  }
}
