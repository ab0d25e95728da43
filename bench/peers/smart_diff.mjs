// api-smart-diff's side: compares parsed documents, old and new in turn on the command line, as JSON files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./side.mjs";

const require = createRequire(new URL("../../build/bench/package.json", import.meta.url));
const { apiCompare } = require("api-smart-diff");
const texts = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const documents = texts.map((text) => JSON.parse(text));

await serve(() => {
  for (let at = 0; at < documents.length; at += 2) apiCompare(documents[at], documents[at + 1]);
});
