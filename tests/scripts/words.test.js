import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { compoundsOf, tellingWords, wordsOf } from "../../builder/scripts/search/words.js";

const cases = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

for (const { text, words, compounds, telling } of cases) {
  test(`the words of ${JSON.stringify(text)} are those that the index is made of`, () => {
    assert.deepEqual(wordsOf(text), words);
    assert.deepEqual(compoundsOf(text), compounds);
    assert.deepEqual(tellingWords(text), telling);
  });
}
