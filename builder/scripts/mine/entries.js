/**
 * What a reader keeps about papers, as plain values: a list of entries in the reader's own order. No entry stands here
 * that says nothing. Everything in this module is a function of its arguments alone.
 */

/** @typedef {{id: string, title: string, star: boolean, read: boolean, note: string}} Kept */
/** @typedef {"all" | "toRead" | "read" | "noted" | "gone"} State */
/** @typedef {{entries: Kept[], state: "ok" | "garbled" | "newer"}} Parsed */

export const LIST_VERSION = 1;
const MOST = 100000; // characters of a note, and entries of a list, that are read at the most

/**
 * Returns the entry of a value from outside, or null where it is none.
 * @param {any} value
 * @returns {Kept | null}
 */
function entryOf(value) {
  if (typeof value !== "object" || value === null || typeof value.id !== "string" || !value.id) {
    return null;
  }
  const entry = {
    id: value.id,
    title: typeof value.title === "string" ? value.title.slice(0, MOST) : "",
    star: value.star === true,
    read: value.read === true,
    note: typeof value.note === "string" ? value.note.slice(0, MOST) : "",
  };
  return saysSomething(entry) ? entry : null;
}

/**
 * @param {Kept} entry
 * @returns {boolean}
 */
function saysSomething(entry) {
  return entry.star || entry.read || entry.note.trim() !== "";
}

/**
 * Reads a kept or an imported list. What cannot be read is no error: `state` says so.
 * @param {string | null} text
 * @returns {Parsed}
 */
export function parseList(text) {
  if (text === null || text === "") {
    return { entries: [], state: "ok" };
  }
  try {
    const value = JSON.parse(text);
    if (typeof value?.version === "number" && value.version > LIST_VERSION) {
      return { entries: [], state: "newer" };
    }
    if (value?.version === LIST_VERSION && Array.isArray(value.papers)) {
      const found = value.papers.slice(0, MOST).map(entryOf);
      return { entries: onceEach(found.filter((/** @type {Kept | null} */ entry) => entry !== null)), state: "ok" };
    }
  } catch {
    // Falls through: it is not JSON.
  }
  return { entries: [], state: "garbled" };
}

/**
 * Returns the text that is kept; `survey` tells a person who opens the file where it comes from.
 * @param {ReadonlyArray<Kept>} entries
 * @param {string} [survey]
 * @returns {string}
 */
export function listText(entries, survey) {
  return JSON.stringify({ version: LIST_VERSION, survey, papers: entries }, null, survey === undefined ? 0 : 2);
}

/**
 * Returns the entry of a paper, an empty one where nothing is kept about it.
 * @param {ReadonlyArray<Kept>} entries
 * @param {string} id
 * @returns {Kept}
 */
export function entryFor(entries, id) {
  return entries.find((entry) => entry.id === id) ?? { id, title: "", star: false, read: false, note: "" };
}

/**
 * Returns the entries with one changed; a new one comes last, and one that says nothing any more goes.
 * @param {ReadonlyArray<Kept>} entries
 * @param {string} id
 * @param {Partial<Kept>} change
 * @returns {Kept[]}
 */
export function changed(entries, id, change) {
  const next = { ...entryFor(entries, id), ...change, id };
  const isNew = !entries.some((entry) => entry.id === id);
  const all = isNew ? [...entries, next] : entries.map((entry) => (entry.id === id ? next : entry));
  return all.filter(saysSomething);
}

/**
 * Returns the entries with one moved to stand before another, or last where `before` is null.
 * @param {ReadonlyArray<Kept>} entries
 * @param {string} id
 * @param {string | null} before
 * @returns {Kept[]}
 */
export function moved(entries, id, before) {
  const entry = entries.find((one) => one.id === id);
  if (!entry || id === before) {
    return [...entries];
  }
  const rest = entries.filter((one) => one.id !== id);
  const place = rest.findIndex((one) => one.id === before);
  return place < 0 ? [...rest, entry] : [...rest.slice(0, place), entry, ...rest.slice(place)];
}

/**
 * Joins an imported list to the kept one: stars and marks add up, a note that differs is put below the other, new
 * papers come last. Says what it did.
 * @param {ReadonlyArray<Kept>} entries
 * @param {ReadonlyArray<Kept>} incoming
 * @returns {{entries: Kept[], added: number, changed: number, same: number}}
 */
export function joinedLists(entries, incoming) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const counts = { added: 0, changed: 0, same: 0 };
  for (const other of incoming) {
    const own = byId.get(other.id);
    const joined = own ? joinedEntries(own, other) : other;
    counts[!own ? "added" : JSON.stringify(joined) === JSON.stringify(own) ? "same" : "changed"] += 1;
    byId.set(other.id, joined);
  }
  return { entries: [...byId.values()], ...counts };
}

/**
 * @param {Kept} own
 * @param {Kept} other
 * @returns {Kept}
 */
function joinedEntries(own, other) {
  const isKnown = own.note.includes(other.note.trim());
  const note = isKnown ? own.note : [own.note, other.note].filter((text) => text.trim()).join("\n\n");
  return { ...own, title: own.title || other.title, star: own.star || other.star, read: own.read || other.read, note };
}

/**
 * Returns the entries under the ids that their papers have now.
 * @param {ReadonlyArray<Kept>} entries
 * @param {ReadonlyMap<string, string>} former id that a paper had, to the one that it has
 * @returns {Kept[]}
 */
export function followed(entries, former) {
  return onceEach(entries.map((entry) => ({ ...entry, id: former.get(entry.id) ?? entry.id })));
}

/**
 * Two entries of one paper become one, in the place of the first.
 * @param {ReadonlyArray<Kept>} entries
 * @returns {Kept[]}
 */
function onceEach(entries) {
  return joinedLists([], entries).entries;
}

/**
 * Says whether an entry is in a state that the list can be cut down to.
 * @param {Kept} entry
 * @param {State} state
 * @param {boolean} isGone whether the survey has no such paper
 * @returns {boolean}
 */
export function isInState(entry, state, isGone) {
  if (state === "gone") {
    return isGone;
  }
  const states = { all: true, toRead: !entry.read, read: entry.read, noted: entry.note.trim() !== "" };
  return states[state];
}
