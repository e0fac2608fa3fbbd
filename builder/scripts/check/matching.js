/** Which paper of the survey a work is: by DOI, by arXiv id, else by title and, where both know them, authors. */

import { arxivOf, doiOf, isGeneric, nameKey, titleKey } from "./folding.js";

/** @typedef {import("./reading.js").Work} Work */
/** @typedef {{title: string, doi: string, arxiv: string, authors: ReadonlyArray<string>}} Known a paper of the survey */
/** @typedef {{dois: Map<string, number>, arxivs: Map<string, number>, titles: Map<string, number[]>, papers: Known[]}} Finder */
/** @typedef {{number: number, by: "DOI" | "arXiv id" | "title"}} Match */

/** @returns {Finder} */
export function emptyFinder() {
  return { dois: new Map(), arxivs: new Map(), titles: new Map(), papers: [] };
}

/**
 * Makes a paper known under its number, which is the next.
 * @param {Finder} finder
 * @param {Known} paper
 */
export function addKnown(finder, paper) {
  const number = finder.papers.push(paper) - 1;
  const [doi, key] = [doiOf(paper.doi), titleKey(paper.title)];
  const arxiv = arxivOf(paper.arxiv) || arxivOf(doi);
  if (doi) {
    finder.dois.set(doi, number);
  }
  if (arxiv) {
    finder.arxivs.set(arxiv, number);
  }
  finder.titles.set(key, [...(finder.titles.get(key) ?? []), number]);
}

/**
 * Returns the paper that a work is, or null where the survey has none.
 * @param {Finder} finder
 * @param {Work} work
 * @returns {Match | null}
 */
export function matchOf(finder, work) {
  const byDoi = work.doi ? finder.dois.get(work.doi) : undefined;
  if (byDoi !== undefined) {
    return { number: byDoi, by: "DOI" };
  }
  const byArxiv = work.arxiv ? finder.arxivs.get(work.arxiv) : undefined;
  if (byArxiv !== undefined) {
    return { number: byArxiv, by: "arXiv id" };
  }
  const key = titleKey(work.title);
  const found = (key ? finder.titles.get(key) : undefined)?.find((number) => fits(finder.papers[number], work));
  return found === undefined ? null : { number: found, by: "title" };
}

/**
 * Says whether the authors fit a title that does: one in common, or none known. A title that many papers may have needs
 * one in common.
 * @param {Known} paper
 * @param {Work} work
 * @returns {boolean}
 */
function fits(paper, work) {
  if (!paper.authors.length || !work.families.length) {
    return !isGeneric(work.title);
  }
  const names = paper.authors.map(nameKey);
  return work.families.some((family) => nameKey(family) !== "" && names.some((name) => name.includes(nameKey(family))));
}
