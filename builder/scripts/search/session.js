/** One engine for all fields of a page; whoever asks last gets the answer. */

import { load } from "../core/data.js";
import { Engine } from "./engine.js";

/** @typedef {import("./engine.js").Found} Found */

const PATIENCE = 150; // milliseconds that words wait for meaning: a list should not change while one reads it

/** @type {Promise<Engine> | null} */
let opened = null;

/**
 * Returns the engine; a failure to load it is tried again by the next call.
 * @returns {Promise<Engine>}
 */
export function theEngine() {
  opened ??= Engine.open(load).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Searches for one field, and forgets about answers that came too late. */
export class Session {
  /** @param {(found: Found, engine: Engine, typed: string) => Promise<(() => void) | void>} prepare gives what shows the answer */
  constructor(prepare) {
    this.prepare = prepare;
    this.turn = 0;
  }

  /**
   * Searches by words and meaning; by words first, where meaning is late. Fails where nothing can be loaded.
   * @param {string} typed
   * @param {boolean} open whether the last word goes on
   */
  async ask(typed, open) {
    const turn = (this.turn += 1);
    const engine = await theEngine();
    const isReady = !engine.meaning || engine.meaning.vectors !== null;
    let both = isReady || engine.isLight ? engine.search(typed, { open }) : null;
    both?.catch(() => {}); // it is told where it is waited for
    if (!isReady) {
      const words = await engine.search(typed, { meaning: false, open });
      if (!both || (await isLate(both))) {
        await this.show(turn, engine, typed, words);
      }
    }
    if (turn === this.turn) {
      both ??= engine.search(typed, { open });
      await this.show(turn, engine, typed, await both);
    }
  }

  /**
   * Finds papers like a text.
   * @param {string} text
   */
  async askLike(text) {
    const turn = (this.turn += 1);
    const engine = await theEngine();
    await this.show(turn, engine, text, await engine.like(text));
  }

  /**
   * @param {number} turn
   * @param {Engine} engine
   * @param {string} typed
   * @param {Found} found
   */
  async show(turn, engine, typed, found) {
    if (turn === this.turn) {
      const shown = await this.prepare(found, engine, typed);
      if (turn === this.turn) {
        shown?.();
      }
    }
  }

  /** Forgets what is under way. */
  drop() {
    this.turn += 1;
  }
}

/**
 * Returns whether an answer is not there in time.
 * @param {Promise<Found>} answer
 * @returns {Promise<boolean>}
 */
function isLate(answer) {
  return Promise.race([answer.then(() => false), new Promise((resolve) => setTimeout(resolve, PATIENCE, true))]);
}
