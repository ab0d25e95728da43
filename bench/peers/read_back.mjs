// Reads YAML on standard input with two readers of npm, and writes what each of them read as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../build/bench/package.json", import.meta.url));
const text = readFileSync(0, "utf8");
process.stdout.write(JSON.stringify([require("yaml").parse(text), require("js-yaml").load(text)]));
