package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtoManifestTest extends ManifestReaderContract {
  private static final String PROTO =
      """
      syntax = "proto3";
      // package wrong.one;
      package acme.orders.v1;

      import "google/protobuf/timestamp.proto";
      import public "acme/users/v1/user.proto";
      /* import "acme/never/v1/x.proto"; */
      message Order {}
      """;

  private static final String BUF =
      """
      version: v2
      modules:
        - path: proto
          name: buf.build/acme/orders
      deps:
        - buf.build/acme/users:v1
      """;

  @Override
  ManifestReader reader() {
    return new ProtoManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("proto/acme/orders/v1/order.proto", PROTO, "buf.yaml", BUF);
  }

  @Test
  void seesPackagesAndModules() {
    assertThat(makes("a.proto", PROTO)).containsExactly("proto acme.orders.v1");
    assertThat(uses("a.proto", PROTO))
        .containsExactly("proto google.protobuf@5~0.8", "proto acme.users.v1@6~0.8");
    assertThat(makes("buf.yaml", BUF)).containsExactly("buf buf.build/acme/orders");
    assertThat(uses("buf.yaml", BUF)).containsExactly("buf buf.build/acme/users@6~0.9");
  }
}
