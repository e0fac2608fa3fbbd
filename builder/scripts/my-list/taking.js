/** Beside the list: taking it along in other programs' formats, and keeping it safe as a file. */

import { counted } from "../core/counted.js";
import { exportPapers } from "../core/exporting.js";
import { make } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { joinedLists, listText, parseList } from "../mine/entries.js";
import { copyText, saveFile } from "../core/saving.js";
import { bestAddress, byline, paperRecord, register } from "../mine/papers.js";
import { keep, keptEntries } from "../mine/shelf.js";
import { markdownList, plainList } from "../mine/written.js";

/** @type {ReadonlyArray<readonly [string, string]>} */
const FORMATS = [
  ["bibtex", "BibTeX"],
  ["ris", "RIS"],
  ["csl-json", "CSL-JSON"],
  ["csv", "CSV"],
];
const MOST_BYTES = 20000000; // of a list that is imported

/**
 * Makes what stands beside the list.
 * @returns {HTMLElement}
 */
export function takingAside() {
  const status = make("p", { class: "survey-status", role: "status" });
  const say = (/** @type {string} */ words) => {
    status.textContent = words;
  };
  const aside = make("aside", { class: "survey-side survey-taking", "aria-label": "What to do with the list" });
  aside.append(
    make("h2", {}, "Take it along"),
    buttonRow([
      ["Copy as text", () => copyList(say)],
      ...FORMATS.map(([name, label]) => /** @type {[string, () => Promise<void>]} */ ([label, () => saveExport(name, say)])),
      ["Markdown", () => saveMarkdown(say)],
    ], say),
    make("h2", {}, "Keep it safe"),
    make("p", {}, "A browser may forget. A file does not, and another browser reads it."),
    buttonRow([["Export", () => saveList(say)]], say, importButton(say)),
    status,
    make("h2", {}, "A bibliography of yours"),
    make("p", {}, make("a", { href: pageAddress("my-list/check.html") }, "Check a .bib"), ": what of it is here, and what it lacks."),
  );
  return aside;
}

/**
 * @param {ReadonlyArray<[string, () => Promise<void>]>} buttons
 * @param {(words: string) => void} say
 * @param {...HTMLElement} more
 * @returns {HTMLElement}
 */
function buttonRow(buttons, say, ...more) {
  const made = buttons.map(([label, run]) => {
    const button = make("button", { type: "button", class: "survey-button" }, label);
    button.addEventListener("click", () => {
      run().catch((error) => say(`That did not work: ${error.message}.`));
    });
    return button;
  });
  return make("div", { class: "survey-button-row" }, ...made, ...more);
}

/**
 * Returns the numbers of the papers on the list that the survey still has.
 * @returns {Promise<number[]>}
 */
async function listedNumbers() {
  const { numbers } = await register();
  return keptEntries().flatMap((entry) => numbers.get(entry.id) ?? []);
}

/**
 * @returns {Promise<import("../mine/written.js").Line[]>}
 */
async function listedLines() {
  const { numbers } = await register();
  return Promise.all(
    keptEntries().map(async ({ id, title, read, note }) => {
      const number = numbers.get(id);
      const record = number === undefined ? null : await paperRecord(number);
      const found = record ? { title: record.title, byline: byline(record), address: bestAddress(record) } : { title, byline: "", address: "" };
      return { ...found, isRead: read, note };
    }),
  );
}

/**
 * @param {string} format
 * @param {(words: string) => void} say
 */
async function saveExport(format, say) {
  const numbers = await listedNumbers();
  const made = await exportPapers(numbers, format);
  await saveFile(`my-list${made.extension}`, made.type, made.pieces);
  say(`Saved ${counted(numbers.length, "paper")} as my-list${made.extension}.`);
}

/**
 * @param {(words: string) => void} say
 */
async function saveMarkdown(say) {
  const lines = await listedLines();
  await saveFile("my-list.md", "text/markdown", [markdownList(lines)]);
  say(`Saved ${counted(lines.length, "paper")} with your notes as my-list.md.`);
}

/**
 * @param {(words: string) => void} say
 */
async function copyList(say) {
  const lines = await listedLines();
  const isCopied = await copyText(plainList(lines));
  say(isCopied ? `Copied ${counted(lines.length, "paper")} with your notes.` : "This browser does not let the page copy; save the list as Markdown instead.");
}

/**
 * @param {(words: string) => void} say
 */
async function saveList(say) {
  const entries = keptEntries();
  saveFile("my-list.json", "application/json", [`${listText(entries, document.title)}\n`]);
  say(`Saved ${counted(entries.length, "paper")} with stars, marks and notes as my-list.json.`);
}

/**
 * Makes the field for a file of an earlier export.
 * @param {(words: string) => void} say
 * @returns {HTMLElement}
 */
function importButton(say) {
  const field = make("input", { type: "file", accept: ".json,application/json", class: "survey-unseen" });
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) {
      say(file.size > MOST_BYTES ? `${file.name} is too large to be a list.` : imported(await file.text(), file.name));
      field.value = "";
    }
  });
  return make("label", { class: "survey-button" }, field, "Import");
}

/**
 * Joins an exported list to this one, and says what that did.
 * @param {string} text
 * @param {string} name of the file
 * @returns {string}
 */
function imported(text, name) {
  const { entries: incoming, state } = parseList(text);
  if (state === "newer") {
    return `${name} was exported from a newer version of this site; nothing was changed.`;
  }
  if (state === "garbled") {
    return `${name} is no list that was exported here; nothing was changed.`;
  }
  let words = "";
  keep((entries) => {
    const joined = joinedLists(entries, incoming);
    words = `${name}: ${counted(joined.added, "paper")} added, ${joined.changed} changed, ${joined.same} as they were.`;
    return joined.entries;
  });
  return words;
}
