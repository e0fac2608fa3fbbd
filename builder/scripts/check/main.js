/** The page that checks a bibliography: it is dropped, chosen or pasted, and read where it is. */

import { make, whenReady } from "../core/elements.js";
import { troubleLine } from "../mine/bar.js";
import { check } from "./checking.js";
import { outcomeSections, summaryOf } from "./view.js";

const LARGEST_FILE = 50000000; // bytes of a file

/**
 * Lets files be dropped on an element.
 * @param {HTMLElement} zone
 * @param {(file: File) => void} take
 */
function letDrop(zone, take) {
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const file = event.dataTransfer?.files[0];
    if (file) {
      take(file);
    }
  });
}

/**
 * Makes the field for pasting.
 * @param {(text: string) => void} take
 * @returns {HTMLElement}
 */
function pasteField(take) {
  const field = make("textarea", { id: "paste", class: "survey-note-field", rows: 6, spellcheck: "false" });
  const button = make("button", { type: "button", class: "survey-button" }, "Check");
  button.addEventListener("click", () => take(field.value));
  return make("details", {}, make("summary", {}, "Paste it instead"), make("label", { class: "survey-label", for: "paste" }, "References"), field, button);
}

function startCheck() {
  const region = document.querySelector(".survey-check");
  if (!region) {
    return;
  }
  const status = make("p", { class: "survey-found", role: "status" });
  const found = make("div");
  const tell = (/** @type {string} */ words) => {
    status.textContent = words;
  };
  const run = async (/** @type {string} */ text, /** @type {string} */ name) => {
    tell("Reading\u2026");
    found.replaceChildren();
    try {
      const outcome = await check(text);
      found.replaceChildren(...(await outcomeSections(outcome, tell)));
      tell(summaryOf(name, outcome));
    } catch (error) {
      tell(`That did not work: ${error instanceof Error ? error.message : error}.`);
    }
  };
  const take = async (/** @type {File} */ file) => {
    if (file.size > LARGEST_FILE) {
      tell(`${file.name} is too large to be checked here.`);
    } else {
      await run(await file.text(), file.name);
    }
  };
  const field = make("input", { type: "file", accept: ".bib,.ris,.json,.txt,.nbib,text/plain,application/json", class: "survey-unseen" });
  field.addEventListener("change", () => {
    if (field.files?.[0]) {
      take(field.files[0]);
    }
    field.value = "";
  });
  const zone = make(
    "div",
    { class: "survey-drop" },
    make("p", {}, "Drop a file here, or "),
    make("label", { class: "survey-button" }, field, "Choose a file"),
    make("small", {}, "BibTeX, RIS or CSL-JSON"),
  );
  letDrop(zone, take);
  region.replaceChildren(zone, pasteField((text) => run(text, "What you pasted")), status, troubleLine(), found);
}

whenReady(startCheck);
