package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonManifestTest extends ManifestReaderContract {
  private static final String PROJECT =
      """
      [project]
      name = "Shop.Jobs"
      dependencies = [
        "shop_api[fast]>=1.2",
        "tools @ git+https://github.com/acme/tools@v1",
      ]
      [project.optional-dependencies]
      dev = ["testkit ; python_version < '4'"]
      [build-system]
      requires = ["acme-build"]
      [dependency-groups]
      lint = ["acme-lint", {include-group = "x"}]
      [tool.poetry.group.docs.dependencies]
      acme-docs = "^1"
      [tool.uv.sources]
      shop-api = { path = "../api" }
      """;

  private static final String SETTINGS =
      """
      [metadata]
      name = shop_legacy
      [options]
      python_requires = >=3.8
      install_requires =
          shop-api >= 1
          # a remark
          requests
      [options.extras_require]
      test = testkit
      """;

  private static final String REQUIREMENTS =
      """
      # ours
      shop-api==1.0  --hash=sha256:abc
      -r other.txt
      -e git+ssh://git@github.com/acme/tools.git@main#egg=acme_tools
      -e ../lib
      ./inner
      """;

  @Override
  ManifestReader reader() {
    return new PythonManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of(
        "pyproject.toml", PROJECT,
        "setup.cfg", SETTINGS,
        "requirements-dev.txt", REQUIREMENTS,
        "requirements/base.in", "shop-api\n");
  }

  @Test
  void seesProjects() {
    assertThat(makes("pyproject.toml", PROJECT)).containsExactly("python shop-jobs");
    assertThat(uses("pyproject.toml", PROJECT))
        .containsExactlyInAnyOrder(
            "python shop-api@4~0.9",
            "python tools@5~0.9",
            "address github.com/acme/tools@5~0.9",
            "python acme-build@10~0.9",
            "python testkit@8~0.9",
            "python acme-lint@12~0.9",
            "python acme-docs@14~0.9",
            "python shop-api@16~0.9",
            "sibling api@16~0.7");
  }

  @Test
  void seesSettings() {
    assertThat(makes("setup.cfg", SETTINGS)).containsExactly("python shop-legacy");
    assertThat(uses("setup.cfg", SETTINGS))
        .containsExactly("python shop-api@6~0.9", "python requests@8~0.9", "python testkit@10~0.9");
  }

  @Test
  void seesRequirements() {
    assertThat(uses("requirements.txt", REQUIREMENTS))
        .containsExactly(
            "python shop-api@2~0.9",
            "address github.com/acme/tools@4~0.9",
            "python acme-tools@4~0.9",
            "sibling lib@5~0.7");
  }
}
