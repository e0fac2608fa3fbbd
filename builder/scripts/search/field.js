/** The field of the search's page: a question may be longer than a line of a phone, so that the field grows with it. */

import { make } from "../core/elements.js";

export class GrowingField {
  /**
   * @param {Record<string, string | number>} attributes of the field
   * @param {() => void} onChange what follows when the reader has changed the text
   */
  constructor(attributes, onChange) {
    this.element = make("textarea", { rows: 1, enterkeyhint: "search", ...attributes });
    this.clear = make("button", { type: "button", class: "survey-search__clear", "aria-label": "Clear", hidden: true }, "\u00d7");
    this.element.addEventListener("input", () => {
      if (/\n/.test(this.element.value)) {
        this.element.value = this.element.value.replace(/\s*\n\s*/g, " "); // a query is one line, pasted or not
      }
      this.fit();
      onChange();
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        this.element.form?.requestSubmit();
      }
    });
    this.clear.addEventListener("click", () => {
      this.value = "";
      this.element.focus();
      onChange();
    });
    window.addEventListener("resize", () => this.fit());
  }

  get value() {
    return this.element.value;
  }

  set value(text) {
    this.element.value = text;
    this.fit();
  }

  /** Gives the field the height that its text needs. */
  fit() {
    this.clear.hidden = !this.element.value;
    const { element } = this;
    element.style.height = "";
    if (element.scrollHeight > element.clientHeight) {
      element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
    }
  }
}
