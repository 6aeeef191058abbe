// Times json-rules-engine: rules and facts come in as JSON, milliseconds go out.
import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";

const { rules, facts, count } = JSON.parse(readFileSync(0, "utf8"));
const engine = new Engine(
  rules.map((conditions, n) => ({ conditions, event: { type: `r${n}` } })),
);
const times = [];
let held = 0;
for (let n = -10; n < count; n++) {
  const start = process.hrtime.bigint();
  const { events } = await engine.run(facts);
  if (n >= 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  held = events.length;
}
console.log(JSON.stringify({ times, held }));
