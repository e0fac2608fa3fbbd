/** The menu that takes papers along: a format, a file or the clipboard. */

import { counted } from "./counted.js";
import { make } from "./elements.js";
import { exportFormats, exportPapers } from "./exporting.js";
import { makeMenu } from "./menus.js";
import { copyText, saveFile } from "./saving.js";

/** @typedef {{label: string, numbers: () => Iterable<number>}} Choice papers that can be exported, and what they are called */

/**
 * Makes the menu. Where there are two choices of papers, it asks which.
 * @param {string} name of the file without extension
 * @param {(text: string) => void} say tells the reader what happened
 */
export function makeExportMenu(name, say) {
  const format = make("select", { "aria-label": "Format" });
  const which = make("select", { "aria-label": "Papers" });
  const whichLabel = make("label", {}, "Papers ", which);
  const save = make("button", { type: "button", class: "survey-main-button" }, "Save as a file");
  const copy = make("button", { type: "button" }, "Copy");
  const buttons = make("div", { class: "survey-menu-buttons" }, save, copy);
  const element = makeMenu("Export", whichLabel, make("label", {}, "Format ", format), buttons);
  /** @type {Choice[]} */
  let choices = [];
  exportFormats().then(
    (formats) => format.append(...formats.map(([value, label]) => make("option", { value }, label))),
    (error) => say(error.message),
  );
  const run = async (/** @type {boolean} */ isCopy) => {
    const numbers = [...(choices[which.selectedIndex] ?? choices[0]).numbers()];
    const what = counted(numbers.length, "paper");
    try {
      const made = await exportPapers(numbers, format.value);
      if (isCopy) {
        say((await copyText(made.text)) ? `Copied ${what}.` : "The browser did not allow copying; save a file instead.");
      } else {
        await saveFile(`${name}${made.extension}`, made.type, made.pieces);
        say(`Saved ${what} as ${name}${made.extension}.`);
      }
    } catch (error) {
      say(`Not exported: ${error instanceof Error ? error.message : error}.`);
    }
  };
  save.addEventListener("click", () => run(false));
  copy.addEventListener("click", () => run(true));
  return {
    element,
    /** @param {Choice[]} offered at least one */
    update(offered) {
      const before = which.selectedIndex;
      choices = offered;
      which.replaceChildren(...offered.map(({ label }) => make("option", {}, label)));
      which.selectedIndex = offered.length > before && before > 0 ? before : 0;
      whichLabel.hidden = offered.length === 1;
    },
  };
}
