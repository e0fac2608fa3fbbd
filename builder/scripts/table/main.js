/** The table of all papers: filtered by facets, sorted, picked from, and all of that in the address. */

import { onAddress, saidByAddress, sayInAddress } from "../core/addresses.js";
import { counted } from "../core/counted.js";
import { make, whenReady } from "../core/elements.js";
import { makeExportMenu } from "../core/exportmenu.js";
import { amongAll, FACETS, readFilter, writeFilter } from "../core/filterstate.js";
import { readPapers, writePapers } from "../core/papersets.js";
import { makePace } from "../core/slices.js";
import { answerTo } from "./answer.js";
import { makeFacet } from "./facet.js";
import { makeGrid, ON_PAGE } from "./grid.js";
import { possibleColumns, shownColumns } from "./layout.js";
import { loadModel, needColumns } from "./model.js";
import { sayFilter, partsOf } from "./saying.js";
import { isWide, makeColumnsMenu, makeDrawer, makePicks, makeWords } from "./tools.js";
import { makeYears } from "./years.js";

/** @typedef {import("../core/filterstate.js").Filter} Filter */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./model.js").Model} Model */

const OPEN = ["topic", "tag", "dataset", "has"]; // facets that stand open at first

/** The page: what is asked, what answers it, and the parts that show both. */
class TablePage {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Filter} */
    this.filter = readFilter(saidByAddress());
    /** @type {Answer} */
    this.answer = { numbers: new Uint32Array(), counts: new Map(), years: new Map() };
    this.turns = 0; // how often something was shown
    /** @type {number | null} the chip that the keyboard's place goes to once chips are shown anew */
    this.nextChip = null;
    const ask = (/** @type {Filter} */ filter) => this.ask(filter);
    this.said = make("p", { class: "survey-said", role: "status" });
    this.news = make("p", { class: "survey-news", role: "status" });
    this.chips = make("div", { class: "survey-asked" });
    this.words = makeWords((words, isStep) => this.ask({ ...this.filter, words, page: 1 }, isStep));
    this.parts = FACETS.filter(({ name }) => model.terms.has(name)).map((facet) => {
      const terms = /** @type {import("../core/columns.js").Terms} */ (model.terms.get(facet.name));
      const isOpen = (isWide() && OPEN.includes(facet.name)) || this.filter.choices.has(facet.name);
      return { name: facet.name, ...makeFacet(facet, terms, ask, isOpen) };
    });
    this.years = model.filled.includes("year") ? makeYears(model.years, isWide(), ask) : null;
    this.drawer = makeDrawer([...this.parts.slice(0, 2), ...(this.years ? [this.years] : []), ...this.parts.slice(2)]);
    this.columns = makeColumnsMenu(possibleColumns(model.filled), (columns) => this.ask({ ...this.filter, columns }));
    this.export = makeExportMenu("papers", (text) => (this.news.textContent = text));
    this.picks = makePicks(() => this.pick([]));
    this.grid = makeGrid(model, {
      sort: (sort, falling) => this.ask({ ...this.filter, sort, falling, page: 1 }),
      pick: (id, isPicked) => this.pick([...this.picked().filter((other) => other !== id), ...(isPicked ? [id] : [])]),
      turn: (page) => this.turn(page),
    });
  }

  /** @returns {string[]} ids of the papers picked, in order of picking */
  picked() {
    return readPapers(this.filter.picked, this.model.ids).map((number) => this.model.ids[number]);
  }

  /** @returns {HTMLElement[]} */
  elements() {
    const bar = make("div", { class: "survey-bar" }, this.words.element, this.columns.element, this.export.element);
    const table = make("div", { class: "survey-beside" }, this.picks.element, this.grid.element);
    const body = make("div", { class: "survey-table-body" }, this.drawer.element, table);
    const skip = make("button", { type: "button", class: "survey-skip" }, "Past the filters, to the table");
    skip.addEventListener("click", () => this.grid.table.focus());
    return [bar, this.said, this.chips, this.news, skip, body];
  }

  /**
   * Answers another filter.
   * @param {Filter} filter
   * @param {boolean} [isStep] whether the back button leads to the one before
   */
  ask(filter, isStep = true) {
    this.filter = filter;
    this.news.textContent = "";
    sayInAddress(writeFilter(filter), isStep);
    return this.show();
  }

  /** Shows what the address asks. */
  readAddress() {
    this.filter = readFilter(saidByAddress());
    return this.show();
  }

  async show() {
    const { model, filter } = this;
    this.turns += 1;
    const mine = this.turns;
    const columns = shownColumns(model.filled, filter.columns);
    try {
      await needColumns(model, [...columns.map(({ name }) => name), filter.sort]);
    } catch (error) {
      this.news.textContent = `Not shown: ${error instanceof Error ? error.message : error}.`;
      return;
    }
    const pace = makePace();
    const answer = await answerTo(model, filter, pace);
    if (mine !== this.turns) {
      return; // another one was asked for meanwhile
    }
    this.answer = answer;
    const pages = Math.max(1, Math.ceil(this.answer.numbers.length / ON_PAGE));
    this.filter.page = Math.min(filter.page, pages);
    this.showAsked();
    this.showPicked();
    this.words.update(filter.words);
    this.columns.update(columns.map(({ name }) => name));
    await pace();
    for (const part of this.parts) {
      part.update(filter, answer.counts.get(part.name) ?? new Uint32Array());
      await pace();
    }
    this.years?.update(filter, answer.years);
    if (mine === this.turns) {
      const { page, sort, falling } = filter;
      await this.grid.show({ numbers: answer.numbers, columns, page, sort, falling, picked: new Set(this.picked()) });
    }
  }

  /** Says in words what is shown, with a way to take back each part of it. */
  showAsked() {
    const { model, filter } = this;
    const nameOf = (/** @type {string} */ facet, /** @type {string} */ key) => {
      const terms = model.terms.get(facet);
      return terms?.names[terms.keys.indexOf(key)] ?? key;
    };
    const chosen = filter.papers ? readPapers(filter.papers, model.ids).length : 0;
    const counts = { shown: this.answer.numbers.length, total: model.size, chosen };
    this.said.textContent = sayFilter(filter, nameOf, counts);
    const parts = partsOf(filter, nameOf, chosen);
    this.drawer.update(parts.length);
    const chips = parts.map(({ label, without }) => {
      const chip = make("button", { type: "button", "aria-label": `Take back: ${label}` }, make("span", { dir: "auto" }, label));
      chip.addEventListener("click", () => this.takeBack(without));
      return make("li", {}, chip);
    });
    const clear = make("button", { type: "button", class: "survey-clear" }, "Clear all");
    clear.addEventListener("click", () => this.takeBack(this.cleared()));
    this.chips.hidden = parts.length === 0;
    this.chips.replaceChildren(make("ul", { "aria-label": "What is asked" }, ...(parts.length > 0 ? [...chips, make("li", {}, clear)] : [])));
    this.focusChip();
  }

  /** @returns {Filter} the filter that asks nothing, shown as this one is */
  cleared() {
    const { sort, falling, columns, picked } = amongAll(this.filter);
    return { ...readFilter(new URLSearchParams()), sort, falling, columns, picked };
  }

  /**
   * The chip that was pressed is gone then: the keyboard's place is the next one, or the field of words.
   * @param {Filter} filter
   */
  takeBack(filter) {
    this.nextChip = [...this.chips.querySelectorAll("button")].findIndex((chip) => chip === document.activeElement);
    return this.ask(filter);
  }

  focusChip() {
    if (this.nextChip === null) {
      return;
    }
    const chips = this.chips.querySelectorAll("button");
    (chips[Math.min(this.nextChip, chips.length - 1)] ?? this.words.input).focus({ preventScroll: true });
    this.nextChip = null;
  }

  /** @param {readonly string[]} ids */
  pick(ids) {
    this.filter = { ...this.filter, picked: writePapers(ids) };
    sayInAddress(writeFilter(this.filter), false);
    this.showPicked();
    if (ids.length === 0) {
      this.grid.table.querySelectorAll("input").forEach((box) => (box.checked = false));
      this.grid.table.querySelectorAll(".is-picked").forEach((row) => row.classList.remove("is-picked"));
    }
  }

  showPicked() {
    const picked = readPapers(this.filter.picked, this.model.ids);
    const { numbers } = this.answer;
    this.picks.update(picked.map((number) => this.model.ids[number]));
    const shown = { label: `the ${counted(numbers.length, "paper")} shown`, numbers: () => numbers };
    const own = { label: `the ${picked.length} picked`, numbers: () => picked };
    this.export.update(picked.length > 0 ? [own, shown] : [shown]);
  }

  /** @param {number} page */
  async turn(page) {
    const shown = this.ask({ ...this.filter, page });
    this.grid.table.scrollIntoView();
    this.grid.table.focus({ preventScroll: true });
    await shown;
  }
}

async function startTable() {
  const region = document.querySelector(".survey-table");
  const waiting = region?.querySelector(".survey-waiting");
  if (!region || !waiting) {
    return;
  }
  waiting.textContent = "Loading the papers \u2026";
  try {
    const page = new TablePage(await loadModel());
    region.replaceChildren(...page.elements());
    onAddress(() => page.readAddress());
    await page.show();
  } catch (error) {
    waiting.textContent = `The table could not be shown: ${error instanceof Error ? error.message : error}.`;
    region.replaceChildren(waiting);
  }
}

whenReady(startTable);
