/** One facet beside the table: its values with counts, to be asked for, ruled out and looked for. */

import { make } from "../core/elements.js";
import { choiceOf, withChoice, withValue } from "../core/filterstate.js";
import { foldText } from "../core/folding.js";
import { FEW, offered } from "./offering.js";

/** @typedef {import("../core/columns.js").Terms} Terms */
/** @typedef {import("../core/filterstate.js").Facet} Facet */
/** @typedef {import("../core/filterstate.js").Filter} Filter */
/** @typedef {{item: HTMLLIElement, box: HTMLInputElement, not: HTMLButtonElement, count: HTMLElement}} Row */
/** @typedef {(filter: Filter) => void} Change */
/** @typedef {{element: HTMLDetailsElement, update: (filter: Filter, counts: Uint32Array) => void}} Part */

/**
 * Makes a facet.
 * @param {Facet} facet
 * @param {Terms} terms
 * @param {Change} change
 * @param {boolean} isOpen
 * @returns {Part}
 */
export function makeFacet(facet, terms, change, isOpen) {
  /** @type {{filter: Filter, counts: Uint32Array, isLong: boolean, looked: string, rows: Map<number, Row>}} */
  const now = /** @type {any} */ ({ counts: new Uint32Array(), isLong: false, looked: "", rows: new Map() });
  const list = make("ul", { class: "survey-values" });
  const more = make("button", { type: "button", class: "survey-more" });
  const none = make("p", { class: "survey-none", hidden: true }, "None here.");
  const mark = make("span", { class: "survey-facet-mark" });
  const mode = facet.many ? makeMode(facet, (choice) => change(withChoice(now.filter, facet, { mode: choice }))) : null;
  const field = terms.names.length > FEW ? makeField(facet, terms.names.length) : null;
  const element = make(
    "details",
    { class: "survey-facet", open: isOpen },
    make("summary", {}, facet.label, " ", mark),
    mode?.element,
    field?.label,
    list,
    none,
    more,
  );
  const folded = field ? terms.names.map(foldText) : [];
  const show = () => {
    const { has, not } = choiceOf(now.filter, facet);
    const chosen = [...has, ...not].map((key) => terms.keys.indexOf(key));
    const fits = now.looked ? (/** @type {number} */ place) => folded[place].includes(now.looked) : undefined;
    const found = offered(now.counts, chosen, now.isLong, fits);
    const rows = found.places.map((place) => now.rows.get(place) ?? makeRow(now, facet, terms, place, change));
    keepFocus(list, rows.map(({ item }) => item));
    found.places.forEach((place, at) => showRow(rows[at], has, not, terms.keys[place], now.counts[place]));
    none.hidden = rows.length > 0;
    more.hidden = Boolean(now.looked) || (found.more === 0 && !now.isLong);
    more.textContent = now.isLong ? "Fewer" : `${found.more.toLocaleString("en")} more`;
    mark.textContent = has.length + not.length > 0 ? String(has.length + not.length) : "";
    mode?.show(choiceOf(now.filter, facet).mode);
  };
  more.addEventListener("click", () => {
    now.isLong = !now.isLong;
    show();
  });
  field?.input.addEventListener("input", () => {
    now.looked = foldText(field.input.value.trim());
    show();
  });
  element.addEventListener("toggle", () => element.open && now.filter && show());
  return {
    element,
    update(filter, counts) {
      Object.assign(now, { filter, counts });
      if (element.open) {
        show();
      } else {
        const { has, not } = choiceOf(filter, facet);
        mark.textContent = has.length + not.length > 0 ? String(has.length + not.length) : "";
      }
    },
  };
}

/**
 * Puts rows into a list, without taking the keyboard's place from one that stays.
 * @param {HTMLUListElement} list
 * @param {HTMLLIElement[]} items
 */
function keepFocus(list, items) {
  const same = items.length === list.children.length && items.every((item, place) => list.children[place] === item);
  if (same) {
    return;
  }
  const focused = document.activeElement;
  list.replaceChildren(...items);
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * @param {{filter: Filter, rows: Map<number, Row>}} now
 * @param {Facet} facet
 * @param {Terms} terms
 * @param {number} place
 * @param {Change} change
 * @returns {Row}
 */
function makeRow(now, facet, terms, place, change) {
  const [key, name] = [terms.keys[place], terms.names[place]];
  const box = make("input", { type: "checkbox" });
  const count = make("small");
  const sign = make("span", { "aria-hidden": "true" }, "\u2212");
  const not = make("button", { type: "button", class: "survey-not", title: "Leave these out" }, sign);
  not.setAttribute("aria-label", `Without ${name}`);
  const item = make("li", {}, make("label", {}, box, make("span", { dir: "auto" }, name), " ", count), not);
  box.addEventListener("change", () => change(withValue(now.filter, facet, key, box.checked ? "has" : "")));
  not.addEventListener("click", () => {
    const isOut = choiceOf(now.filter, facet).not.includes(key);
    change(withValue(now.filter, facet, key, isOut ? "" : "not"));
  });
  const row = { item, box, not, count };
  now.rows.set(place, row);
  return row;
}

/**
 * @param {Row} row
 * @param {readonly string[]} has
 * @param {readonly string[]} not
 * @param {string} key
 * @param {number} count
 */
function showRow(row, has, not, key, count) {
  row.box.checked = has.includes(key);
  row.not.setAttribute("aria-pressed", String(not.includes(key)));
  row.count.textContent = count.toLocaleString("en");
  row.item.classList.toggle("is-out", not.includes(key));
  row.item.classList.toggle("is-empty", count === 0 && !has.includes(key) && !not.includes(key));
}

/**
 * Makes the choice between all and any of the values asked for.
 * @param {Facet} facet
 * @param {(mode: "any" | "all") => void} choose
 */
function makeMode(facet, choose) {
  const button = (/** @type {"any" | "all"} */ mode) => {
    const made = make("button", { type: "button", "aria-label": `Papers with ${mode} of them` }, `${mode} of them`);
    made.addEventListener("click", () => choose(mode));
    return made;
  };
  const buttons = { all: button("all"), any: button("any") };
  const label = `${facet.label}: all or any of those chosen`;
  return {
    element: make("div", { class: "survey-mode", role: "group", "aria-label": label }, buttons.all, buttons.any),
    show(/** @type {"any" | "all"} */ mode) {
      buttons.all.setAttribute("aria-pressed", String(mode === "all"));
      buttons.any.setAttribute("aria-pressed", String(mode === "any"));
    },
  };
}

/**
 * @param {Facet} facet
 * @param {number} count
 */
function makeField(facet, count) {
  const placeholder = `Find among ${count.toLocaleString("en")}`;
  const label = `Find in ${facet.label.toLowerCase()}`;
  const input = make("input", { type: "search", placeholder, "aria-label": label, autocomplete: "off" });
  return { input, label: make("div", { class: "survey-look" }, input) };
}
