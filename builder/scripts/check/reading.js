/** A bibliography in BibTeX, RIS or CSL-JSON becomes works: what is needed to know a paper again. */

import { bibEntries } from "./bibtex.js";
import { arxivOf, doiOf, withoutTex } from "./folding.js";

/** @typedef {{title: string, doi: string, arxiv: string, year: string, families: string[]}} Work */
/** @typedef {"BibTeX" | "RIS" | "CSL-JSON" | ""} BibFormat */

/**
 * Says which format a text is in, empty where it is in none that can be read.
 * @param {string} text
 * @returns {BibFormat}
 */
export function formatOf(text) {
  const begin = text.replace(/^\ufeff/, "").trimStart();
  if (/^[[{]/.test(begin) && isJson(begin)) {
    return "CSL-JSON";
  }
  if (/^[ \t]*@\s*\w+\s*[{(]/m.test(text)) {
    return "BibTeX";
  }
  return /^TY {1,2}- /m.test(text.replace(/^\ufeff/, "")) ? "RIS" : "";
}

/**
 * @param {string} text
 * @returns {boolean}
 */
function isJson(text) {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/**
 * Yields the works of a text. One without a title and without an identifier is told by an empty title.
 * @param {string} text
 * @param {BibFormat} format
 * @returns {Iterable<Work>}
 */
export function worksOf(text, format) {
  const plain = text.replace(/^\ufeff/, "");
  return format === "BibTeX" ? fromBibtex(plain) : format === "RIS" ? fromRis(plain) : format ? fromCsl(plain) : [];
}

/**
 * @param {string} text
 * @returns {Generator<Work>}
 */
function* fromBibtex(text) {
  for (const { fields } of bibEntries(text)) {
    const get = (/** @type {string} */ name) => fields.get(name) ?? "";
    const subtitle = get("subtitle");
    const eprint = /arxiv/i.test(get("eprinttype") + get("archiveprefix") + get("journal")) || /^\d{4}\.\d{4,5}/.test(get("eprint")) ? get("eprint") : "";
    yield workOf(
      withoutTex(get("title") + (subtitle ? `: ${subtitle}` : "")),
      get("doi"),
      [eprint, get("url"), get("journal"), get("note")],
      get("year") || get("date"),
      get("author").split(/\s+and\s+/i).map((name) => withoutTex(name.includes(",") ? name.split(",")[0] : lastWord(name))),
    );
  }
}

/**
 * @param {string} text
 * @returns {Generator<Work>}
 */
function* fromRis(text) {
  /** @type {Map<string, string[]>} */
  let fields = new Map();
  for (const line of text.split(/\r\n?|\n/)) {
    const found = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(line);
    const [tag, value] = [found?.[1] ?? "", (found?.[2] ?? "").trim()];
    if (tag === "TY") {
      fields = new Map([["TY", [value]]]);
    } else if (tag === "ER" && fields.size) {
      yield risWork(fields);
      fields = new Map();
    } else if (tag && value) {
      fields.set(tag, [...(fields.get(tag) ?? []), value]);
    }
  }
  if (fields.size) {
    yield risWork(fields);
  }
}

/**
 * @param {ReadonlyMap<string, string[]>} fields
 * @returns {Work}
 */
function risWork(fields) {
  const all = (/** @type {string[]} */ ...tags) => tags.flatMap((tag) => fields.get(tag) ?? []);
  const names = all("AU", "A1").map((name) => (name.includes(",") ? name.split(",")[0] : lastWord(name)));
  return workOf(all("TI", "T1", "CT")[0] ?? "", all("DO")[0] ?? "", all("UR", "L1", "L2", "AN", "M1", "N1"), all("PY", "Y1", "DA")[0] ?? "", names);
}

/**
 * @param {string} text
 * @returns {Generator<Work>}
 */
function* fromCsl(text) {
  const value = JSON.parse(text);
  const items = Array.isArray(value) ? value : Array.isArray(value.items) ? value.items : [value];
  for (const item of items) {
    if (typeof item === "object" && item !== null) {
      const get = (/** @type {string} */ name) => (typeof item[name] === "string" || typeof item[name] === "number" ? String(item[name]) : "");
      const authors = Array.isArray(item.author) ? item.author : [];
      const year = String(item.issued?.["date-parts"]?.[0]?.[0] ?? item.issued?.literal ?? item.issued?.raw ?? "");
      const families = authors.map((/** @type {any} */ name) => String(name?.family ?? lastWord(String(name?.literal ?? ""))));
      yield workOf(get("title").replace(/<\/?\w+>/g, ""), get("DOI"), [get("number"), get("archive_location"), get("URL"), get("note")], year, families);
    }
  }
}

/**
 * @param {string} name
 * @returns {string}
 */
function lastWord(name) {
  return name.trim().split(/\s+/).at(-1) ?? "";
}

/**
 * @param {string} title
 * @param {string} doi
 * @param {ReadonlyArray<string>} others texts that may name an arXiv id, or a DOI where there is none
 * @param {string} year
 * @param {ReadonlyArray<string>} families
 * @returns {Work}
 */
function workOf(title, doi, others, year, families) {
  const found = doiOf(doi) || others.map((text) => (/doi/i.test(text) ? doiOf(text) : "")).find(Boolean) || "";
  return {
    title: title.replace(/\s+/g, " ").trim(),
    doi: found,
    arxiv: [doi, ...others].map(arxivOf).find(Boolean) ?? "",
    year: /\d{4}/.exec(year)?.[0] ?? "",
    families: families.filter(Boolean),
  };
}
