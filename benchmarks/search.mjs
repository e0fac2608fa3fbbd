/** Runs the site's search over files that a build has written, and lunr over the same papers; benchmarks/search.py calls it. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

import { Engine } from "../builder/scripts/search/engine.js";

const [folder, without] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const queries = read("queries");
const documents = read("documents");

/** Returns a function that gives data files, and what it gave so far in gzip bytes. */
function loader() {
  const kept = new Map();
  const given = { bytes: 0 };
  const load = async (name) => {
    if (!kept.has(name)) {
      const text = readFileSync(`${folder}/${name}.js`, "utf8");
      given.bytes += gzipSync(text).length;
      new Function("litsurvey", text)({ give: (_, value) => kept.set(name, value) });
    }
    return kept.get(name);
  };
  return { load, given };
}

/** Returns nDCG@10, reciprocal rank and whether one is among the first five. */
function judged(ranking, relevant) {
  const wanted = new Set(relevant);
  const gain = (places) => places.reduce((sum, place) => sum + 1 / Math.log2(place + 2), 0);
  const hits = ranking.slice(0, 10).flatMap((paper, place) => (wanted.has(paper) ? [place] : []));
  const ideal = gain([...Array(Math.min(10, wanted.size)).keys()]);
  const first = ranking.findIndex((paper) => wanted.has(paper));
  return [ideal && gain(hits) / ideal, first < 0 ? 0 : 1 / (first + 1), Number(first >= 0 && first < 5)];
}

async function measure(name, search) {
  const sums = [0, 0, 0];
  const times = [];
  for (const { query, relevant } of queries) {
    await search(query); // loads what is needed
    const start = process.cpuUsage(); // not the clock: others may be at work on the machine
    const ranking = await search(query);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    judged(ranking, relevant).forEach((value, place) => (sums[place] += value));
  }
  times.sort((a, b) => a - b);
  const [ndcg, mrr, hit] = sums.map((sum) => (sum / queries.length).toFixed(4));
  const p95 = times[Math.floor(times.length * 0.95)].toFixed(2);
  console.log(`${name.padEnd(18)} nDCG@10 ${ndcg}  MRR ${mrr}  hit@5 ${hit}  p95 ${p95} CPU ms`);
}

/** Says how many queries are told that the collection has little for them, or find nothing at all. */
async function far(engine) {
  const answers = [];
  for (const { query } of queries) {
    answers.push(await engine.search(query));
  }
  const told = answers.filter(({ papers, isFar }) => papers.length && isFar).length;
  const empty = answers.filter(({ papers }) => !papers.length).length;
  console.log(`little is about ${told} of ${queries.length}, and ${empty} find nothing`);
}

async function bytes(name, options) {
  const sums = [];
  for (const { query } of queries.slice(0, 100)) {
    const { load, given } = loader();
    const engine = await Engine.open(load);
    const { papers } = await engine.search(query, options);
    await engine.records(papers.slice(0, 6));
    sums.push(given.bytes);
  }
  sums.sort((a, b) => a - b);
  const at = (share) => sums[Math.floor(sums.length * share)].toLocaleString("en");
  console.log(`${name.padEnd(18)} gzip bytes loaded for a first query and its six papers: median ${at(0.5)}, p95 ${at(0.95)}`);
}

console.log(`${queries.length} queries`);
if (without !== "no-lunr") {
  const lunr = createRequire(new URL("./package.json", import.meta.url))("lunr");
  const index = lunr(function build() {
    this.ref("place");
    this.field("title", { boost: 4 });
    this.field("text");
    documents.forEach(({ title, text }, place) => this.add({ place, title, text }));
  });
  const words = (query) => query.replace(/[^\p{L}\p{N}\s]/gu, " ");
  await measure("lunr", async (query) => index.search(words(query)).map(({ ref }) => Number(ref)));
}
const { load } = loader();
const engine = await Engine.open(load);
await measure("words (BM25)", async (query) => (await engine.search(query, { meaning: false })).papers);
await measure("words and meaning", async (query) => (await engine.search(query)).papers);
await far(engine);
await bytes("words (BM25)", { meaning: false });
await bytes("words and meaning", {});
