/** What a check found, in words and lists. */

import { counted } from "../core/counted.js";
import { exportPapers } from "../core/exporting.js";
import { make } from "../core/elements.js";
import { starList } from "../my-list/beyond.js";
import { changed } from "../mine/entries.js";
import { copyText, saveFile } from "../core/saving.js";
import { paperRecord } from "../mine/papers.js";
import { keep } from "../mine/shelf.js";

/** @typedef {import("./checking.js").Outcome} Outcome */
/** @typedef {import("./reading.js").Work} Work */
/** @typedef {(words: string) => void} Tell */

const STEP = 20; // papers shown at first, and more at each press
const LABELS = new Map([["bibtex", "BibTeX"], ["ris", "RIS"], ["csl-json", "CSL-JSON"], ["csv", "CSV"]]);

/**
 * Returns what was found, in one or two sentences.
 * @param {string} name of the file
 * @param {Outcome} outcome
 * @returns {string}
 */
export function summaryOf(name, outcome) {
  if (!outcome.format) {
    return `${name} is no bibliography that can be read here. BibTeX, RIS and CSL-JSON can.`;
  }
  if (!outcome.works) {
    return `${name} has no reference in it.`;
  }
  const { here, elsewhere, untitled, twice } = outcome;
  const others = [
    twice ? `${twice} for a second time` : "",
    untitled ? `${untitled} without a title or an identifier that is known here` : "",
  ].filter(Boolean);
  return `${name}: ${counted(outcome.works, "reference")} in ${outcome.format}. ${here.length} of them in this survey, ${[`${elsewhere.length} not`, ...others].join(", ")}.`;
}

/**
 * Returns the three lists.
 * @param {Outcome} outcome
 * @param {Tell} tell
 * @returns {Promise<HTMLElement[]>}
 */
export async function outcomeSections(outcome, tell) {
  const sections = [];
  if (outcome.here.length) {
    sections.push(await hereSection(outcome, tell));
    sections.push(lackingSection(outcome, tell));
  } else if (outcome.works) {
    sections.push(make("p", { class: "survey-empty" }, "None of them is in this survey, so there is nothing to rank its papers by."));
  }
  if (outcome.elsewhere.length) {
    sections.push(elsewhereSection(outcome.elsewhere, tell));
  }
  return sections;
}

/**
 * @param {string} id
 * @param {string} heading
 * @param {number} count
 * @param {string} lead
 * @returns {HTMLElement}
 */
function sectionOf(id, heading, count, lead) {
  const title = make("h2", { id }, heading, " ", make("small", {}, count.toLocaleString("en")));
  return make("section", { "aria-labelledby": id }, title, make("p", { class: "survey-lead" }, lead));
}

/**
 * @param {Outcome} outcome
 * @param {Tell} tell
 * @returns {Promise<HTMLElement>}
 */
async function hereSection({ here }, tell) {
  const by = new Map(here.map(({ match }) => [match.number, `known by its ${match.by}`]));
  const section = sectionOf("here", "In this survey", here.length, "References of yours that have a page here.");
  section.append(
    rowOfButtons(["Star them all", async () => {
      const records = await Promise.all([...by.keys()].map(paperRecord));
      keep((entries) => records.reduce((all, { id, title }) => changed(all, id, { title, star: true }), entries));
      tell(`Starred ${counted(records.length, "paper")}; they stand on My list.`);
    }]),
    growing([...by.keys()], (number) => by.get(number) ?? ""),
  );
  return section;
}

/**
 * @param {Outcome} outcome
 * @param {Tell} tell
 * @returns {HTMLElement}
 */
function lackingSection({ lacking, why }, tell) {
  const section = sectionOf("lacking", "Not among your references", lacking.length, "Papers of this survey, those first that are most like what you have.");
  const best = lacking.slice(0, STEP);
  const save = async (/** @type {string} */ format) => {
    const made = await exportPapers(best, format);
    await saveFile(`not-among-mine${made.extension}`, made.type, made.pieces);
    tell(`Saved the first ${counted(best.length, "paper")} as not-among-mine${made.extension}.`);
  };
  section.append(
    make("p", { class: "survey-label" }, `Save the first ${best.length} as`),
    rowOfButtons(...[...LABELS].map(([name, label]) => /** @type {[string, () => Promise<void>]} */ ([label, () => save(name)]))),
    growing(lacking, why),
  );
  return section;
}

/**
 * @param {ReadonlyArray<Work>} works
 * @param {Tell} tell
 * @returns {HTMLElement}
 */
function elsewhereSection(works, tell) {
  const section = sectionOf("elsewhere", "Not in this survey", works.length, "References of yours that no paper here fits.");
  const lines = works.map((work) => [work.title, [work.families.slice(0, 3).join(", "), work.year].filter(Boolean).join(" \u00b7 ")]);
  const list = make("ul", {}, ...lines.map(([title, about]) => make("li", { dir: "auto" }, title, " ", make("small", {}, about))));
  section.append(
    rowOfButtons(["Copy as text", async () => {
      const isCopied = await copyText(lines.map((line) => line.filter(Boolean).join("\n")).join("\n\n") + "\n");
      tell(isCopied ? `Copied ${counted(works.length, "reference")}.` : "This browser does not let the page copy.");
    }]),
    make("details", {}, make("summary", {}, "Show them"), make("div", { class: "survey-elsewhere" }, list)),
  );
  return section;
}

/**
 * Makes a list of papers that shows more when asked.
 * @param {ReadonlyArray<number>} numbers
 * @param {(number: number) => string} about
 * @returns {HTMLElement}
 */
function growing(numbers, about) {
  const place = make("div");
  const more = make("button", { type: "button", class: "survey-button" });
  let shown = 0;
  const grow = async () => {
    const next = await starList(numbers.slice(shown, shown + STEP), about);
    shown += STEP;
    more.hidden = shown >= numbers.length;
    more.textContent = `Show ${Math.min(STEP, numbers.length - shown)} more`;
    more.before(next);
    return next;
  };
  more.addEventListener("click", async () => {
    (await grow()).querySelector("a")?.focus();
  });
  place.append(more);
  grow();
  return place;
}

/**
 * @param {...[string, () => Promise<void>]} buttons
 * @returns {HTMLElement}
 */
function rowOfButtons(...buttons) {
  const row = make("div", { class: "survey-button-row" });
  for (const [label, run] of buttons) {
    const button = make("button", { type: "button", class: "survey-button" }, label);
    button.addEventListener("click", () => void run());
    row.append(button);
  }
  return row;
}
