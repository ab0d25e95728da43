// One side of a measurement in JavaScript, the counterpart of bench/side.py: runs once for each line it gets.
import { createInterface } from "node:readline";

export async function serve(run) {
  process.stdout.write("ready\n");
  for await (const _ of createInterface({ input: process.stdin })) {
    globalThis.gc?.();
    const wall = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    await run();
    const used = process.cpuUsage(cpu);
    const figures = {
      wall: Number(process.hrtime.bigint() - wall) / 1e9,
      cpu: (used.user + used.system) / 1e6,
      peak: process.resourceUsage().maxRSS * 1024,
    };
    process.stdout.write(JSON.stringify(figures) + "\n");
  }
}
