// Redocly's side: lints the documents named on the command line, all rules of recommended-strict, in one process.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./side.mjs";

const require = createRequire(new URL("../../build/bench/package.json", import.meta.url));
const { createConfig, lintFromString } = await import(require.resolve("@redocly/openapi-core"));
const config = await createConfig({ extends: ["recommended-strict"] });
const sources = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));

await serve(async () => {
  for (const source of sources) await lintFromString({ source, absoluteRef: "/api.yaml", config });
});
