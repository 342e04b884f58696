package dev.relay.mcp.analysis.impact.contract;

import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Parameter;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import dev.relay.repo.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads OpenAPI 3 and Swagger 2 documents, in YAML or JSON. */
final class OpenApiReader implements ContractReader {
  private static final Pattern FILE = Pattern.compile("(?i).*\\.(?:ya?ml|json)");
  private static final Pattern SAYS_SO =
      Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?(?:openapi|swagger)[\"']?\\s*:");
  private static final int HEAD = 4096;
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  @Override
  public boolean reads(String path) {
    return FILE.matcher(path).matches();
  }

  @Override
  public Optional<Contract> read(String path, String text) {
    if (!SAYS_SO.matcher(text.substring(0, Math.min(HEAD, text.length()))).find()) {
      return Optional.empty();
    }
    var root = YamlTree.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var schemas = new OpenApiSchemas();
    Stream.of(new String[] {"components", "schemas"}, new String[] {"definitions"})
        .flatMap(keys -> YamlTree.get(root, keys).stream())
        .flatMap(all -> YamlTree.entries(all).stream())
        .forEach(entry -> schemas.add(entry.key(), entry.line(), entry.value()));
    var operations = new ArrayList<Operation>();
    YamlTree.get(root, "paths")
        .ifPresent(paths ->
            YamlTree.entries(paths).forEach(each -> operations(each, schemas, operations)));
    return Optional.of(new Contract(Style.OPENAPI, path, operations, schemas.all()));
  }

  private static void operations(
      YamlTree.Entry path, OpenApiSchemas schemas, List<Operation> operations) {
    for (var entry : YamlTree.entries(path.value())) {
      if (METHODS.contains(entry.key().toLowerCase(Locale.ROOT))) {
        operations.add(operation(path, entry, schemas));
      }
    }
  }

  private static Operation operation(
      YamlTree.Entry path, YamlTree.Entry method, OpenApiSchemas schemas) {
    var node = method.value();
    var verb = method.key().toUpperCase(Locale.ROOT);
    var title = verb + " " + path.key();
    var parameters = new ArrayList<Parameter>();
    var takes = new ArrayList<String>();
    for (var holder : List.of(path.value(), node)) {
      YamlTree.get(holder, "parameters").stream()
          .flatMap(all -> YamlTree.items(all).stream())
          .forEach(each -> parameter(each, title, schemas, parameters, takes));
    }
    YamlTree.get(node, "requestBody")
        .ifPresent(body -> takes.addAll(content(body, title + " request", schemas)));
    var gives =
        YamlTree.get(node, "responses").stream()
            .flatMap(all -> YamlTree.entries(all).stream())
            .filter(response -> response.key().startsWith("2") || response.key().equals("default"))
            .flatMap(response -> content(response.value(), title + " response", schemas).stream())
            .distinct()
            .toList();
    var id = YamlTree.text(node, "operationId").orElse("");
    return new Operation(verb, path.key(), id, method.line(), parameters, takes, gives);
  }

  private static void parameter(
      Node node,
      String title,
      OpenApiSchemas schemas,
      List<Parameter> parameters,
      List<String> takes) {
    var name = YamlTree.text(node, "name");
    var in = YamlTree.text(node, "in").orElse("");
    if (in.equals("body")) {
      YamlTree.get(node, "schema")
          .ifPresent(schema -> schemas.named(schema, title + " request").ifPresent(takes::add));
    } else if (name.isPresent()) {
      var required = YamlTree.text(node, "required").orElse("").equals("true");
      var type = OpenApiSchemas.type(YamlTree.get(node, "schema").orElse(node));
      parameters.add(new Parameter(name.get(), in, required, type, YamlTree.line(node)));
    }
  }

  private static List<String> content(Node node, String title, OpenApiSchemas schemas) {
    var bodies =
        YamlTree.get(node, "content").stream()
            .flatMap(content -> YamlTree.entries(content).stream())
            .map(YamlTree.Entry::value);
    return Stream.concat(Stream.of(node), bodies)
        .flatMap(body -> YamlTree.get(body, "schema").stream())
        .flatMap(schema -> schemas.named(schema, title).stream())
        .distinct()
        .toList();
  }
}
