package dev.relay.mcp.analysis.impact.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relay.mcp.analysis.impact.contract.Contract.Field;
import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a change breaks others, in OpenAPI, protocol buffers and SQL. */
final class ContractDiffTest {
  private static final String API =
      """
      openapi: 3.0.3
      paths:
        /pets:
          get:
            operationId: listPets
            parameters:
              - { name: limit, in: query, schema: { type: integer } }
            responses:
              "200":
                content:
                  application/json:
                    schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
          post:
            operationId: addPet
            requestBody:
              content:
                application/json:
                  schema: { $ref: "#/components/schemas/NewPet" }
            responses:
              "201":
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        link: { type: string }
      components:
        schemas:
          Pet:
            allOf:
              - type: object
                required: [name]
                properties:
                  name: { type: string }
                  kind: { type: string, enum: [cat, dog] }
              - $ref: "#/components/schemas/Owned"
          Owned:
            properties:
              owner:
                properties:
                  city: { type: string }
          NewPet:
            properties:
              name: { type: string }
      """;

  private static Contract api(String text) {
    return new OpenApiReader().read("openapi.yaml", text).orElseThrow();
  }

  @Test
  void readsOperationsAndSchemasWithTheirLines() {
    var contract = api(API);
    assertThat(contract.operations())
        .extracting(Operation::title, Operation::id, Operation::line)
        .containsExactly(tuple("GET /pets", "listPets", 4), tuple("POST /pets", "addPet", 13));
    assertThat(contract.operations().getFirst().gives()).containsExactly("Pet");
    assertThat(contract.schema("Pet").orElseThrow().fields())
        .extracting(Field::name, Field::required, Field::line)
        .containsExactly(tuple("name", true, 34), tuple("kind", false, 35));
    assertThat(contract.schemas())
        .extracting(Schema::name)
        .contains("Owned.owner", "POST /pets response");
    assertThat(Roles.of(contract).given()).contains("Pet", "Owned", "Owned.owner");
    assertThat(Roles.of(contract).sent()).containsExactly("NewPet");
  }

  @Test
  void readsSwaggerAndJson() {
    var text =
        """
        {"swagger": "2.0", "paths": {"/a": {"get": {"responses": {"200": {"schema":
        {"$ref": "#/definitions/A"}}}}}}, "definitions": {"A": {"properties": {"b": {"type": "string"}}}}}
        """;
    var contract = api(text);
    assertThat(contract.operations().getFirst().gives()).containsExactly("A");
    assertThat(contract.schema("A").orElseThrow().field("b")).isPresent();
    assertThat(new OpenApiReader().read("values.yaml", "a: 1\nb: 2\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name: limit, in: query | name: limit, required: true, in: query | true | GET /pets: limit is required now: callers that do not send it fail.",
        "/pets: | /animals: | true | GET /pets is gone: callers get an error.",
        "listPets | allPets | true | GET /pets is called allPets, no longer listPets: generated clients have another name.",
        "kind: { type: string | kind: { type: integer | true | Pet.kind is integer, it was string.",
        "[cat, dog] | [cat, dog, owl] | true | Pet.kind can be owl as well: readers may not know that.",
        "[cat, dog] | [cat] | false | Pet.kind can no longer be dog.",
        "required: [name] | required: [] | true | Pet.name may be missing now: readers must expect that.",
        "required: [name] | required: [name, kind] | false | Pet.kind is always there now.",
        "link: { | location: { | true | POST /pets response.link is gone: whoever reads it finds nothing.",
        "city: { | town: { | true | Owned.owner.city is gone: whoever reads it finds nothing."
      })
  void tellsWhatBreaks(String from, String to, boolean breaking, String sentence) {
    var changes = ContractDiff.between(List.of(api(API)), List.of(api(API.replace(from, to))));
    assertThat(changes)
        .filteredOn(change -> change.sentence().equals(sentence))
        .extracting(ContractChange::breaking)
        .containsExactly(breaking);
  }

  @Test
  void requiresOfRequestsWhatItAllowsInAnswers() {
    var fresh = API.replace("NewPet:\n", "NewPet:\n      required: [name]\n");
    assertThat(ContractDiff.between(List.of(api(API)), List.of(api(fresh))))
        .extracting(ContractChange::sentence)
        .contains("NewPet.name is required now: whoever does not send it fails.");
  }

  @Test
  void tellsWhatBreaksInProtocolBuffers() {
    var before = proto("string id = 1;", "string name = 2;");
    var after = proto("string id = 3;", "repeated string name = 2;");
    assertThat(ContractDiff.between(List.of(before), List.of(after)))
        .allMatch(ContractChange::breaking)
        .extracting(ContractChange::sentence)
        .containsExactly(
            "Pet.id has the number 3, it had 1: old messages are read wrongly.",
            "Pet.name is list of string, it was string.");
  }

  private static Contract proto(String... fields) {
    var text = "package a.v1;\nmessage Pet {\n" + String.join("\n", fields) + "\n}\n";
    return new ProtoReader().read("a.proto", text).orElseThrow();
  }

  @Test
  void readsTablesAndTheirColumns() {
    var sql =
        """
        /* create table ghosts (a int); */
        CREATE TABLE "shop"."orders" (
          id bigint PRIMARY KEY, -- a comment, with a comma
          price numeric(10, 2) NOT NULL,
          CONSTRAINT c CHECK (price > 0)
        );
        ALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS note text;
        """;
    var contract = new SqlReader().read("V1.sql", sql).orElseThrow();
    assertThat(contract.schemas()).extracting(Schema::name).containsExactly("orders", "orders");
    assertThat(contract.schemas().getFirst().fields())
        .extracting(Field::name, Field::required, Field::line)
        .containsExactly(tuple("id", true, 3), tuple("price", true, 4));
    assertThat(contract.schemas().getLast().fields())
        .extracting(Field::name)
        .containsExactly("note");
  }
}
