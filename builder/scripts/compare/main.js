/** Two to five papers side by side: what they share, what each has alone, and their numbers on one data set in one row. */

import { onAddress, saidByAddress, sayInAddress } from "../core/addresses.js";
import { load } from "../core/data.js";
import { make, whenReady } from "../core/elements.js";
import { makeExportMenu } from "../core/exportmenu.js";
import { readPapers, writePapers } from "../core/papersets.js";
import { pageAddress, paperAddress } from "../core/place.js";
import { makeAdding } from "./adding.js";
import { inAll } from "./aligning.js";
import { loadEntries } from "./records.js";
import { comparisonRows } from "./rows.js";

/** @typedef {import("./records.js").Entry} Entry */

const MOST_PAPERS = 5;

/** The page: which papers, and the parts that show them. */
class ComparePage {
  /**
   * @param {string[]} ids of all papers
   * @param {string[]} titles
   */
  constructor(ids, titles) {
    this.ids = ids;
    /** @type {number[]} */
    this.numbers = [];
    this.news = make("p", { class: "survey-news", role: "status" });
    this.said = make("p", { class: "survey-said", role: "status" });
    this.adding = makeAdding(titles, () => this.numbers, (number) => this.ask([...this.numbers, number]));
    this.export = makeExportMenu("compared-papers", (text) => (this.news.textContent = text));
    this.back = make("a", { class: "survey-back" }, "In the table");
    this.table = make("table", { class: "survey-compared", role: "table" });
    const region = { class: "survey-sideways", role: "region", tabindex: 0, "aria-label": "Papers side by side" };
    this.frame = make("div", region, this.table);
  }

  /** @returns {HTMLElement[]} */
  elements() {
    const bar = make("div", { class: "survey-bar" }, this.adding.element, this.back, this.export.element);
    return [bar, this.said, this.news, this.frame];
  }

  /** @param {readonly number[]} numbers */
  ask(numbers) {
    const papers = writePapers(numbers.map((number) => this.ids[number]));
    sayInAddress(papers ? `papers=${papers}` : "", true);
    return this.readAddress();
  }

  async readAddress() {
    const found = readPapers(saidByAddress().get("papers") ?? "", this.ids);
    this.numbers = found.slice(0, MOST_PAPERS);
    const numbers = this.numbers;
    try {
      const entries = await loadEntries(numbers);
      if (numbers === this.numbers) {
        this.show(entries);
        this.news.textContent = found.length > MOST_PAPERS ? `Only the first ${MOST_PAPERS} of ${found.length} are shown.` : "";
      }
    } catch (error) {
      this.news.textContent = `Not shown: ${error instanceof Error ? error.message : error}.`;
    }
  }

  /** @param {Entry[]} entries */
  show(entries) {
    const isFull = entries.length >= MOST_PAPERS;
    this.adding.element.hidden = isFull;
    this.export.element.hidden = entries.length === 0;
    this.export.update([{ label: `these ${entries.length}`, numbers: () => this.numbers }]);
    this.back.href = `${pageAddress("table/index.html")}?pick=${writePapers(entries.map(({ id }) => id))}`;
    this.said.textContent = sayShared(entries);
    this.frame.hidden = entries.length === 0;
    this.table.style.setProperty("--survey-papers", String(entries.length));
    this.table.replaceChildren(
      make("caption", { class: "survey-unseen" }, "Papers side by side"),
      make("thead", { role: "rowgroup" }, this.headRow(entries)),
      make("tbody", { role: "rowgroup" }, ...comparisonRows(entries).map((row) => rowElement(row, entries.map(shortName)))),
    );
  }

  /**
   * @param {Entry[]} entries
   * @returns {HTMLTableRowElement}
   */
  headRow(entries) {
    const heads = entries.map((entry, place) => {
      const remove = make("button", { type: "button", "aria-label": `Remove ${entry.title}` }, "Remove");
      remove.addEventListener("click", () => this.remove(place));
      const link = make("a", { href: paperAddress(entry.id), dir: "auto" }, entry.title);
      return make("th", { scope: "col", role: "columnheader" }, link, remove);
    });
    return make("tr", { role: "row" }, make("td", { role: "cell" }), ...heads);
  }

  /**
   * The button that was pressed is gone then: the keyboard's place is the next one, or the field that adds a paper.
   * @param {number} place
   */
  async remove(place) {
    await this.ask(this.numbers.filter((_, other) => other !== place));
    const buttons = this.table.querySelectorAll("thead button");
    const next = /** @type {HTMLElement | undefined} */ (buttons[Math.min(place, buttons.length - 1)]);
    (next ?? this.adding.input).focus();
  }
}

/**
 * @param {import("./rows.js").RowOf} row
 * @param {string[]} papers what each is called in short
 * @returns {HTMLTableRowElement}
 */
function rowElement({ head, about, isShared, cells }, papers) {
  if (cells.length === 0) {
    const name = make("th", { scope: "colgroup", role: "columnheader", colspan: papers.length + 1 }, head);
    return make("tr", { role: "row", class: "survey-section" }, name);
  }
  const name = make("th", { scope: "row", role: "rowheader" }, make("span", { dir: "auto" }, head));
  if (about) {
    name.append(" ", make("small", { dir: "auto" }, about));
  }
  const made = cells.map((cell, place) => make("td", { role: "cell", "data-paper": papers[place] }, ...cell));
  return make("tr", { role: "row", class: isShared && "is-shared" }, name, ...made);
}

/**
 * Returns what a paper is called where there is little room: by the name of its method, or the beginning of its title.
 * @param {Entry} entry
 * @returns {string}
 */
export function shortName({ title, names }) {
  const long = 40;
  const [head] = title.split(":");
  const cut = title.slice(0, long + 1).lastIndexOf(" ");
  return names?.[0] ?? (head.length <= long ? head : `${title.slice(0, cut > 0 ? cut : long)} \u2026`);
}

/**
 * Says what all papers share.
 * @param {readonly Entry[]} entries
 * @returns {string}
 */
export function sayShared(entries) {
  if (entries.length === 0) {
    return "Pick two to five papers in the table, or add them here.";
  }
  if (entries.length === 1) {
    return "Add another paper to see what they share.";
  }
  const all = entries.length === 2 ? "Both" : `All ${entries.length}`;
  const topics = new Set(entries.map(({ topic }) => topic?.[1] ?? ""));
  const [topic] = topics;
  const tags = inAll(entries.map((entry) => (entry.tags ?? []).map(([, name]) => name)));
  const phrases = inAll(entries.map(({ keyphrases }) => keyphrases ?? [])).filter((name) => !tags.includes(name));
  const said = [
    topics.size === 1 && topic && `the topic ${topic}`,
    tags.length > 0 && `the ${tags.length === 1 ? "tag" : "tags"} ${tags.join(", ")}`,
    phrases.length > 0 && `the ${phrases.length === 1 ? "keyphrase" : "keyphrases"} ${phrases.join(", ")}`,
  ].filter(Boolean);
  return said.length > 0 ? `${all} have ${said.join("; ")}.` : `${all} share no topic, tag or keyphrase.`;
}

async function startCompare() {
  const region = document.querySelector(".survey-compare");
  const waiting = region?.querySelector(".survey-waiting");
  if (!region || !waiting) {
    return;
  }
  waiting.textContent = "Loading the papers \u2026";
  try {
    const [ids, titles] = await Promise.all([load("columns/id"), load("columns/title")]);
    const page = new ComparePage(ids.values, titles.values);
    await page.readAddress();
    region.replaceChildren(...page.elements());
    onAddress(() => page.readAddress());
  } catch (error) {
    waiting.textContent = `The papers could not be shown: ${error instanceof Error ? error.message : error}.`;
  }
}

whenReady(startCompare);
