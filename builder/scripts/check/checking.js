/** Holds a bibliography against the survey: what of it is here, what it lacks, and what is not here. */

import { load } from "../core/data.js";
import { features, likeList, sharedWords } from "../mine/likeness.js";
import { inTurns } from "../core/slices.js";
import { addKnown, emptyFinder, matchOf } from "./matching.js";
import { formatOf, worksOf } from "./reading.js";

/** @typedef {import("./matching.js").Finder} Finder */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./reading.js").Work} Work */
/**
 * @typedef {{format: string, works: number, untitled: number, twice: number, here: {match: Match, work: Work}[],
 *   lacking: number[], why: (number: number) => string, elsewhere: Work[]}} Outcome
 */

/** @type {Promise<Finder> | null} */
let finder = null;

/**
 * Returns what knows the survey's papers, made when it is first asked for.
 * @returns {Promise<Finder>}
 */
function surveyFinder() {
  finder ??= makeFinder().catch((error) => {
    finder = null;
    throw error;
  });
  return finder;
}

/**
 * @returns {Promise<Finder>}
 */
async function makeFinder() {
  const columns = ["title", "doi", "arxiv", "author"].map((name) => load(`columns/${name}`));
  const [title, doi, arxiv, author] = await Promise.all(columns);
  const made = emptyFinder();
  await inTurns(title.values, (/** @type {string} */ text, number) => {
    const authors = author.of[number].map((/** @type {number} */ place) => author.names[place]);
    addKnown(made, { title: text, doi: doi.values[number], arxiv: arxiv.values[number], authors });
  });
  return made;
}

/**
 * Checks a text. A format that cannot be read gives an outcome without a format.
 * @param {string} text
 * @returns {Promise<Outcome>}
 */
export async function check(text) {
  const format = formatOf(text);
  /** @type {Outcome} */
  const outcome = { format, works: 0, untitled: 0, twice: 0, here: [], lacking: [], why: () => "", elsewhere: [] };
  if (!format) {
    return outcome;
  }
  const known = await surveyFinder();
  const works = [...worksOf(text, format)];
  const found = new Set();
  await inTurns(works, (work) => {
    outcome.works += 1;
    const match = matchOf(known, work);
    if (match && found.has(match.number)) {
      outcome.twice += 1;
    } else if (match) {
      found.add(match.number);
      outcome.here.push({ match, work });
    } else if (work.title) {
      outcome.elsewhere.push(work);
    } else {
      outcome.untitled += 1;
    }
  });
  if (found.size) {
    const likened = await features(await load("phrases"));
    const { ranked, weights } = await likeList(likened, [...found]);
    outcome.lacking = ranked;
    outcome.why = (number) => sharedWords(likened, weights, number);
  }
  return outcome;
}
