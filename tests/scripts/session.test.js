import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/s/assets/litsurvey/search.js", currentScript: null };

const { Engine } = await import("../../builder/scripts/search/engine.js");
const { Session } = await import("../../builder/scripts/search/session.js");

const LATE = 400; // milliseconds, more than a reader is kept waiting
const engine = { meaning: { vectors: null }, isLight: true, search: async () => ({}) };
Engine.open = async () => engine;

/**
 * Returns what a session shows, and what it asks the engine for, one after the other.
 * @param {boolean} isLight
 * @param {number} delay of meaning
 */
async function told(isLight, delay) {
  /** @type {string[]} */
  const log = [];
  engine.isLight = isLight;
  engine.search = async (_, { meaning = true }) => {
    log.push(`asks for ${meaning ? "both" : "words"}`);
    await new Promise((resolve) => setTimeout(resolve, meaning ? delay : 5));
    return meaning ? "both" : "words";
  };
  await new Session(async (found) => () => log.push(`shows ${found}`)).ask("looms", false);
  return log;
}

test("words wait for a little meaning, and the list is shown once", async () => {
  assert.deepEqual(await told(true, 50), ["asks for both", "asks for words", "shows both"]);
});

test("words do not wait for long", async () => {
  assert.deepEqual(await told(true, LATE), ["asks for both", "asks for words", "shows words", "shows both"]);
});

test("much meaning is loaded when the words are shown", async () => {
  assert.deepEqual(await told(false, 50), ["asks for words", "shows words", "asks for both", "shows both"]);
});
