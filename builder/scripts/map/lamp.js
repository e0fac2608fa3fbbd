/** The field that lights papers up: what it finds is what the search finds, which is loaded when it is first used. */

import { counted } from "../core/counted.js";
import { offeredBy } from "../core/data.js";

/** @typedef {import("../search/session.js").Session} Session */
/** @typedef {(papers: number[] | null, words: string) => void} Light null where nothing is asked for, and what to say of it */

export class Lamp {
  /** @param {Light} light */
  constructor(light) {
    this.light = light;
    this.typed = "";
    /** @type {Session | null} */
    this.session = null;
  }

  /**
   * Lights up what is found; whoever types on is answered once.
   * @param {string} typed
   */
  async find(typed) {
    this.typed = typed;
    if (!typed.trim()) {
      this.session?.drop();
      this.light(null, "");
      return;
    }
    try {
      const session = await this.opened();
      if (this.typed === typed) {
        await session.ask(typed, true);
      }
    } catch (error) {
      if (this.typed === typed) {
        this.light(null, `The search cannot work here: ${/** @type {Error} */ (error).message}.`);
      }
    }
  }

  /** @returns {Promise<Session>} */
  async opened() {
    /** @type {typeof import("../search/session.js").Session} */
    const Kind = await offeredBy("search");
    this.session ??= new Kind(async ({ papers }) => () => {
      this.light([...papers].sort((a, b) => a - b), `${counted(papers.length, "paper")} lit up.`);
    });
    return this.session;
  }
}
