/** The list itself: rows in the reader's order, cut down to a state. */

import { make } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { followed, isInState } from "../mine/entries.js";
import { paperRecord, register } from "../mine/papers.js";
import { keep, keptEntries, onKept } from "../mine/shelf.js";
import { inTurns } from "../core/slices.js";
import { makeRow } from "./rows.js";

/** @typedef {import("../mine/entries.js").State} State */
/** @typedef {import("./rows.js").Row} Row */

/** @type {ReadonlyArray<readonly [State, string]>} */
const STATES = [
  ["all", "All"],
  ["toRead", "To read"],
  ["read", "Read"],
  ["noted", "With a note"],
  ["gone", "No longer here"],
];

/**
 * Shows the list in an element, and keeps it true to what is kept.
 * @param {HTMLElement} region
 */
export function showList(region) {
  const list = make("ol", { class: "survey-rows" });
  const status = make("p", { class: "survey-status", role: "status" });
  const filter = make("div", { class: "survey-states", role: "group", "aria-label": "Show" });
  const empty = emptyWords();
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Set<string> | null} */
  let known = null;
  /** @type {State} */
  let state = "all";

  const isGone = (/** @type {string} */ id) => known !== null && !known.has(id);
  const say = (/** @type {string} */ words, /** @type {(() => void) | undefined} */ undo) => sayIn(status, words, undo);
  const order = () => {
    const entries = keptEntries();
    const shownNow = new Set(entries.map((entry) => entry.id));
    rows.forEach((row) => shownNow.has(row.id) || row.item.remove());
    entries.forEach((entry, place) => {
      const item = rows.get(entry.id)?.item;
      if (item) {
        item.hidden = !isInState(entry, state, isGone(entry.id));
        if (list.children[place] !== item) {
          list.insertBefore(item, list.children[place] ?? null);
        }
      }
    });
    empty.hidden = entries.length > 0;
    showStates(filter, entries, isGone, state);
  };
  const update = async () => {
    const missing = keptEntries().filter((entry) => !rows.has(entry.id));
    if (missing.length) {
      await inTurns(missing, (entry) => {
        const row = makeRow(entry, say);
        rows.set(entry.id, row);
        list.append(row.item);
        fill(row);
      });
    }
    order(); // at once where nothing was missing: who has moved a row goes on from there
  };
  const fill = async (/** @type {Row} */ row) => {
    const { numbers } = await register();
    const number = numbers.get(row.id);
    row.show(number === undefined ? null : await paperRecord(number));
  };

  filter.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) {
      state = /** @type {State} */ (button.dataset.state);
      order();
    }
  });
  STATES.forEach(([name, label]) => {
    filter.append(make("button", { type: "button", "data-state": name }, label, " ", make("small")));
  });
  region.append(filter, status, list, empty);
  onKept(() => void update());
  update();
  register().then((found) => {
    known = new Set(found.numbers.keys());
    if (keptEntries().some((entry) => found.former.has(entry.id))) {
      keep((entries) => followed(entries, found.former));
    }
    order();
  }, () => say("The survey\u2019s own data could not be loaded; the list shows what this browser knows.", undefined));
}

/**
 * Says something, with a way back where there is one.
 * @param {HTMLElement} status
 * @param {string} words
 * @param {(() => void) | undefined} undo
 */
function sayIn(status, words, undo) {
  status.textContent = words;
  if (undo) {
    const button = make("button", { type: "button", class: "survey-quiet" }, "Undo");
    button.addEventListener("click", () => {
      undo();
      status.textContent = "It is back.";
    });
    status.append(" ", button);
  }
}

/**
 * @param {HTMLElement} filter
 * @param {ReadonlyArray<import("../mine/entries.js").Kept>} entries
 * @param {(id: string) => boolean} isGone
 * @param {State} state
 */
function showStates(filter, entries, isGone, state) {
  filter.hidden = entries.length === 0;
  for (const button of filter.querySelectorAll("button")) {
    const own = /** @type {State} */ (button.dataset.state);
    const count = entries.filter((entry) => isInState(entry, own, isGone(entry.id))).length;
    button.setAttribute("aria-pressed", String(own === state));
    button.hidden = count === 0 && own !== "all" && own !== state;
    /** @type {HTMLElement} */ (button.querySelector("small")).textContent = String(count);
  }
}

/**
 * @returns {HTMLElement}
 */
function emptyWords() {
  return make(
    "p",
    { class: "survey-empty" },
    "Nothing stands here yet. Press the star beside a paper, in a list or on its own page: ",
    make("a", { href: pageAddress("index.html#begin") }, "where to begin"),
    ", ",
    make("a", { href: pageAddress("topics/index.html") }, "topics"),
    ", ",
    make("a", { href: pageAddress("papers/index.html") }, "papers by title"),
    ".",
  );
}
