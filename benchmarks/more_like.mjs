/** Ranks papers by the site's own script: `node more_like.mjs GIVEN.json` prints the first ten of each list's ranking. */

import { readFileSync } from "node:fs";
import { features, likeList } from "../builder/scripts/mine/likeness.js";

const { phrases, lists } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const known = await features(phrases);
const found = [];
for (const list of lists) {
  found.push((await likeList(known, list)).ranked.slice(0, 10));
}
console.log(JSON.stringify(found));
