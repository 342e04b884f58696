package dev.relay.mcp.analysis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.Company;
import dev.relay.mcp.analysis.packing.PackQuery;
import dev.relay.mcp.analysis.packing.Packing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules, hot files, owners, duplicates and maps of real repositories. */
final class ArchitecturesTest {
  private static final String COPIED =
      """
      export function price(items: number[]): number {
        let sum = 0;
        for (const item of items) {
          sum += item * 100;
        }
        const rounded = Math.round(sum);
        const taxed = rounded * 1.2;
        const shipped = taxed + 490;
        const cents = Math.floor(shipped);
        const euros = cents / 100;
        const text = euros.toFixed(2);
        return Number(text);
      }
      """;

  private static Company company;
  private static Architectures architectures;

  @BeforeAll
  static void open(@TempDir Path dir) {
    company = Company.open(dir);
    var backend = company.repository("backend");
    for (int i = 0; i < 3; i++) {
      var path = "src/main/java/com/acme/backend/Orders.java";
      var text = company.repos().show(backend, path);
      company.repos().commit(backend, "Change " + i, Map.of(path, text + "// " + i + "\n"));
    }
    company
        .repos()
        .commit(
            backend,
            "Add a tool",
            Map.of(
                "CODEOWNERS", "* @acme/all # everybody\ntools/ @acme/tools ada@example.com\n",
                "tools/package.json", "{\"name\": \"tools\"}\n",
                "tools/src/price.ts", COPIED));
    company
        .repos()
        .commit(
            company.repository("frontend"),
            "Copy it",
            Map.of("src/cart.ts", "// The cart.\n\n" + COPIED.replace("  const", "    const")));
    company.workspace().repositories().forEach(company.repos().mirrors()::refresh);
    architectures =
        new Architectures(
            company.repos().git(), company.repos().mirrors(), company.graphs(), company.sources());
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static Architecture all() {
    return architectures.of(company.workspace(), company.workspace().repositories());
  }

  @Test
  void findsModulesAndWhatTheyUseOfEachOther() {
    var found = all();
    assertThat(found.modules())
        .extracting(Architecture.Module::name)
        .contains("users-api", "backend", "backend/tools", "frontend", "billing", "stranger");
    assertThat(found.links())
        .anySatisfy(link -> {
          assertThat(link.from()).isEqualTo("backend");
          assertThat(link.to()).isEqualTo("users-api");
          assertThat(link.example()).isEqualTo("UserProfile");
        });
    assertThat(found.links()).noneMatch(link -> link.to().equals("stranger"));
    assertThat(found.mermaid())
        .startsWith("flowchart LR\n")
        .contains("subgraph", "[\"backend/tools\"]", "-->|");
  }

  @Test
  void findsFilesThatChangeOften() {
    var hot = all().hot().getFirst();
    assertThat(hot.path()).isEqualTo("src/main/java/com/acme/backend/Orders.java");
    assertThat(hot.commits()).isEqualTo(4);
    assertThat(hot.tested()).isFalse();
    assertThat(all().hot())
        .filteredOn(file -> file.path().endsWith("ProfilePage.java"))
        .allMatch(Architecture.HotFile::tested)
        .isNotEmpty();
  }

  @Test
  void namesOwnersAndAuthors() {
    assertThat(all().owners())
        .filteredOn(each -> each.repository().equals("backend"))
        .anySatisfy(each -> {
          assertThat(each.path()).isEqualTo("tools");
          assertThat(each.owners()).containsExactly("@acme/tools", "ada@example.com");
          assertThat(each.authors()).containsExactly("Ada (100 %)");
        })
        .anySatisfy(each -> {
          assertThat(each.path()).isEqualTo("src");
          assertThat(each.owners()).containsExactly("@acme/all");
        });
  }

  @Test
  void findsTheSameLinesInTwoRepositories() {
    var duplicates = new Duplicates(company.sources(), company.repos().mirrors());
    var found = duplicates.of(company.workspace().repositories(), 10, 20);
    assertThat(found.total()).isEqualTo(1);
    var one = found.duplicates().getFirst();
    assertThat(one.acrossRepositories()).isTrue();
    assertThat(one.first()).isEqualTo(new Duplicate.Part("backend", "tools/src/price.ts", 1, 12));
    assertThat(one.second()).isEqualTo(new Duplicate.Part("frontend", "src/cart.ts", 3, 14));
    assertThat(duplicates.of(List.of(company.repository("backend")), 10, 20).total()).isZero();
  }

  @Test
  void readsDefinitionsOfManyLanguages() {
    assertThat(names("A.java", "  public static <T> List<T> all(int a) {", "final class A {"))
        .containsExactly("all", "A");
    assertThat(names("a.kt", "suspend fun load(id: String) = 1", "data class User(val id: String)"))
        .containsExactly("load", "User");
    assertThat(names("a.ts", "export const a = 1;", "export async function b() {", "  if (x) {"))
        .containsExactly("a", "b");
    assertThat(names("a.py", "async def go(x):", "class Cart(Base):"))
        .containsExactly("go", "Cart");
    assertThat(names("a.go", "func (c *Cart) Total() int {", "type Cart struct {"))
        .containsExactly("Total", "Cart");
    assertThat(names("a.rs", "pub(crate) async fn go() {", "pub struct Cart {"))
        .containsExactly("go", "Cart");
    assertThat(names("a.rb", "  def self.total", "module Shop")).containsExactly("total", "Shop");
    assertThat(names("a.c", "static int total(struct cart *c)", "struct cart {"))
        .containsExactly("total", "cart");
    assertThat(names("a.txt", "class A {")).isEmpty();
  }

  private static List<String> names(String path, String... lines) {
    return SourceOutline.of(path, String.join("\n", lines)).stream().map(Declared::name).toList();
  }

  @Test
  void knowsTestsByTheirNames() {
    for (var path :
        List.of(
            "src/test/java/a/CartTest.java",
            "cart.test.ts",
            "web/cart.spec.js",
            "pkg/cart_test.go",
            "test_cart.py",
            "a/CartIT.java")) {
      assertThat(TestFiles.isTest(path)).as(path).isTrue();
      assertThat(TestFiles.subject(path)).as(path).isEqualTo("cart");
    }
    for (var path : List.of("src/Cart.java", "latest.ts", "contest.py", "src/attestation/a.go")) {
      assertThat(TestFiles.isTest(path)).as(path).isFalse();
    }
  }

  @Test
  void packsTheMostUsefulSignaturesIntoABudget() {
    var packing = new Packing(company.sources(), company.graphs());
    var all = packing.of(query("", Map.of(), 10_000));
    assertThat(all.files()).isEqualTo(all.total());
    assertThat(all.text()).contains("# backend\n", "12: public String heading()");
    var small = packing.of(query("where is ProfilePage", Map.of(), 100));
    assertThat(small.tokens()).isLessThanOrEqualTo(100);
    assertThat(small.text()).contains("ProfilePage.java");
    assertThat(small.notes()).anyMatch(note -> note.endsWith("source files are shown."));
    var path = "billing/events.py";
    var changed = packing.of(query("", Map.of("billing", Set.of(path)), 100));
    assertThat(changed.text()).contains(path).contains("def listen(consumer)");
    assertThat(packing.of(query("", Map.of(), 10_000))).isEqualTo(all);
  }

  private static PackQuery query(String words, Map<String, Set<String>> changed, int tokens) {
    var workspace = company.workspace();
    return new PackQuery(workspace, workspace.repositories(), words, changed, tokens);
  }

  @Test
  void isNotHeldUpByOwnersOfABadKind() {
    var evil = "*a".repeat(200) + " @x\n/docs/**/x.md @y\n[Section]\n^\\ @z\n";
    var owners = new CodeOwners(evil);
    assertThat(owners.of("a".repeat(500) + "!")).isEmpty();
    assertThat(owners.of("docs/a/b/x.md")).containsExactly("@y");
    assertThat(owners.of("docs/x.md")).containsExactly("@y");
  }
}
