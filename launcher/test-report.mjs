// Counts what the tests wrote into */target/surefire-reports. Its last line is made for machines.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [root, buildStatus] = [process.argv[2], Number(process.argv[3])];

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescape(found[1]) : "";
};
const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescape = (text) =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name]);

function* cases(module) {
  const folder = join(root, module, "target", "surefire-reports");
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (!file.endsWith(".xml")) continue;
    const xml = readFileSync(join(folder, file), "utf8")
      .replace(/(<skipped\b[^>]*)><!\[CDATA\[\S+: (?:Assumption failed: )?([^\n]*)/g, (_, tag, why) =>
        `${tag} message="${why.replace(/[<>"&]/g, (c) => `&#${c.charCodeAt(0)};`)}"><![CDATA[`)
      .replace(/<!\[CDATA\[.*?\]\]>/gs, "");
    for (const [, head, body = ""] of xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
      const bad = /<(?:failure|error)\b([^>]*)/.exec(body);
      const skipped = /<skipped\b([^>]*)/.exec(body);
      yield {
        name: `${attribute(head, "classname").split(".").pop()}.${attribute(head, "name")}`,
        result: bad ? "failed" : skipped ? "skipped" : "passed",
        why: attribute((bad ?? skipped ?? [])[1] ?? "", "message").split("\n")[0],
      };
    }
  }
}

const modules = [...readFileSync(join(root, "pom.xml"), "utf8").matchAll(/<module>(.*?)<\/module>/g)].map((m) => m[1]);
const total = { passed: 0, failed: 0, skipped: 0 };
const listed = { failed: [], skipped: [] };

console.log(`${"module".padEnd(16)}${"passed".padStart(8)}${"failed".padStart(8)}${"skipped".padStart(9)}`);
for (const module of modules) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const test of cases(module)) {
    count[test.result]++;
    total[test.result]++;
    listed[test.result]?.push(`  ${module}: ${test.name}: ${test.why || "no reason given"}`);
  }
  console.log(`${module.padEnd(16)}${String(count.passed).padStart(8)}${String(count.failed).padStart(8)}${String(count.skipped).padStart(9)}`);
}
for (const result of ["skipped", "failed"]) {
  if (listed[result].length) console.log(`\n${result}:\n${listed[result].join("\n")}`);
}
if (buildStatus !== 0) console.log("\nThe build did not come to its end, so tests may be missing.");
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(buildStatus !== 0 || total.failed > 0 || total.passed === 0 ? 1 : 0);
