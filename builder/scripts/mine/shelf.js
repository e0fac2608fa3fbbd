/**
 * The browser's storage: one value for each survey, read anew for each change, so that two tabs never undo each other.
 * What goes wrong is said in words by `trouble`, and the list then lives as long as the page.
 */

import { pageAddress } from "../core/place.js";
import { entryFor, listText, parseList } from "./entries.js";

/** @typedef {import("./entries.js").Kept} Kept */

const CHANGED = "litsurvey-mine";
const KEY = `litsurvey:${new URL(pageAddress("")).pathname}`;

/** What could not be kept, for as long as the page stands. @type {Kept[] | null} */
let unkept = null;
let trouble = "";
let besideTrouble = ""; // weighs less: the list itself is kept
/** What was read last, and what it says: a page asks often. @type {{text: string | null, entries: Kept[]}} */
let lastRead = { text: null, entries: [] };

/** @type {{entries: Kept[], found: Map<string, Kept>}} */
let byId = { entries: [], found: new Map() };

/**
 * Returns the browser's storage; null where there is none, or where it is forbidden.
 * @returns {Storage | null}
 */
function storage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * Returns a kept text, null where there is none.
 * @param {string} [name] of what is kept beside the list
 * @returns {string | null}
 */
export function keptText(name = "") {
  try {
    return storage()?.getItem(KEY + name) ?? null;
  } catch {
    return null;
  }
}

/**
 * Keeps a text, and says whether that went well.
 * @param {string} text
 * @param {string} [name]
 * @returns {"" | "missing" | "full"}
 */
function keepText(text, name = "") {
  const place = storage();
  if (!place) {
    return "missing";
  }
  try {
    place.setItem(KEY + name, text);
    return "";
  } catch (error) {
    return error instanceof DOMException && error.name === "SecurityError" ? "missing" : "full";
  }
}

/**
 * Returns what the reader keeps, in the reader's order.
 * @returns {Kept[]}
 */
export function keptEntries() {
  if (unkept) {
    return unkept;
  }
  if (!storage()) {
    trouble = "This browser keeps nothing for this site: your list lasts until you leave this page.";
  }
  const text = keptText();
  if (text === lastRead.text) {
    return lastRead.entries;
  }
  const { entries, state } = parseList(text);
  lastRead = { text, entries };
  if (state === "garbled") {
    setAside();
  } else if (state === "newer") {
    unkept = [];
    trouble = "Your list was kept by a newer version of this site and is left as it is. Changes made here last until you leave this page.";
  }
  return entries;
}

/**
 * Returns what the reader keeps about one paper. Hundreds of buttons ask after each change, so that entries are looked
 * up and not gone through.
 * @param {string} id
 * @returns {Kept}
 */
export function keptEntry(id) {
  const entries = keptEntries();
  if (byId.entries !== entries) {
    byId = { entries, found: new Map(entries.map((entry) => [entry.id, entry])) };
  }
  return byId.found.get(id) ?? entryFor([], id);
}

/** What cannot be read is not overwritten: it is kept beside, for whoever can mend it. */
function setAside() {
  const failed = keepText(keptText() ?? "", ":unreadable") || keepText("");
  unkept = failed ? [] : null;
  trouble = `What this browser kept of your list could not be read. It is ${failed ? "left as it is, and changes last until you leave this page" : `set aside under \u201c${KEY}:unreadable\u201d, and your list begins anew`}.`;
}

/**
 * Changes what is kept, and tells all that show it.
 * @param {(entries: Kept[]) => Kept[]} change
 */
export function keep(change) {
  const entries = change(keptEntries());
  const failed = unkept ? "missing" : keepText(listText(entries));
  if (failed) {
    unkept = entries;
    trouble ||= "This browser\u2019s storage for the site is full or forbidden: what you change now lasts until you leave this page. Export your list as a file to keep it.";
  }
  globalThis.dispatchEvent(new Event(CHANGED));
}

/**
 * Keeps a text beside the list.
 * @param {string} text
 * @param {string} name
 */
export function keepBeside(text, name) {
  if (keepText(text, name)) {
    besideTrouble = "This browser\u2019s storage for the site is full or forbidden: what is new since your last visit will be told again.";
    globalThis.dispatchEvent(new Event(CHANGED));
  }
}

/**
 * Returns what went wrong with keeping, empty where nothing did.
 * @returns {string}
 */
export function keepingTrouble() {
  return trouble || besideTrouble;
}

/**
 * Runs a function whenever what is kept has changed, in this tab or another, or when the reader comes back to the page.
 * @param {() => void} then
 */
export function onKept(then) {
  globalThis.addEventListener(CHANGED, then);
  globalThis.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) {
      then();
    }
  });
  globalThis.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      then();
    }
  });
}
