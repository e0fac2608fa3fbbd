/**
 * Papers that are new since the last visit. A browser keeps the marks of all papers that it has seen and the digest of
 * the build that it saw them in: only another build's marks are fetched.
 */

import { load, VERSION } from "../core/data.js";
import { keepBeside, keptText } from "./shelf.js";

const MARK = 6; // characters, as the builder writes them
const NAME = ":seen";

/** @typedef {{build: string, seen: string, fresh: string}} Seen marks joined, those of new papers apart */

/**
 * Returns the marks that a text joins.
 * @param {string} text
 * @returns {string[]}
 */
export function marksOf(text) {
  return text.match(/.{6}/g) ?? [];
}

/**
 * Reads what an earlier visit kept; null where there was none, or where it cannot be read.
 * @param {string | null} text
 * @returns {Seen | null}
 */
export function parseSeen(text) {
  try {
    const value = JSON.parse(text ?? "");
    const texts = [value?.build, value?.seen, value?.fresh];
    const isRight = value?.version === 1 && texts.every((one) => typeof one === "string");
    return isRight && value.seen.length % MARK === 0 ? { build: value.build, seen: value.seen, fresh: value.fresh } : null;
  } catch {
    return null;
  }
}

/**
 * Returns what to keep of a visit to a build with these marks. Nothing is new to a first visit; what was new and has not
 * been looked at stays new.
 * @param {Seen | null} before
 * @param {string} build
 * @param {string} marks
 * @returns {Seen}
 */
export function visited(before, build, marks) {
  if (!before) {
    return { build, seen: marks, fresh: "" };
  }
  const known = new Set(marksOf(before.seen));
  const waiting = new Set(marksOf(before.fresh));
  const fresh = marksOf(marks).filter((mark) => !known.has(mark) || waiting.has(mark));
  return { build, seen: marks, fresh: fresh.join("") };
}

/**
 * @param {Seen} seen
 */
function keepSeen(seen) {
  keepBeside(JSON.stringify({ version: 1, ...seen }), NAME);
}

/**
 * Returns the numbers of the papers that are new since the last visit, and remembers this one.
 * @returns {Promise<number[]>}
 */
export async function freshPapers() {
  let seen = parseSeen(keptText(NAME));
  if (seen?.build !== VERSION) {
    seen = visited(seen, VERSION, await load("marks"));
    keepSeen(seen);
  }
  if (!seen.fresh) {
    return [];
  }
  const fresh = new Set(marksOf(seen.fresh));
  return marksOf(seen.seen).flatMap((mark, number) => (fresh.has(mark) ? [number] : []));
}

/** From now on no paper is new. */
export function lookedThrough() {
  const seen = parseSeen(keptText(NAME));
  if (seen) {
    keepSeen({ ...seen, fresh: "" });
  }
}
