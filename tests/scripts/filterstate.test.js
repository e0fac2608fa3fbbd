import assert from "node:assert/strict";
import { test } from "node:test";
import {
  amongAll, choiceOf, emptyFilter, FACETS, readFilter, withChoice, withValue, writeFilter,
} from "../../builder/scripts/core/filterstate.js";

const [TOPIC, TAG] = FACETS;
const read = (text) => readFilter(new URLSearchParams(text));

test("an empty address asks nothing, and nothing is written for it", () => {
  assert.deepEqual(read(""), emptyFilter());
  assert.equal(writeFilter(emptyFilter()), "");
});

test("what is written is read back", () => {
  for (const said of [
    "words=power+looms&topic=weaving&tag=looms&tag=steam&tag.not=salt&tag.mode=any&year=1830-1850",
    "year=1830&papers=a-1%2Cb-2&sort=-year&columns=title%2Cyear&page=3&pick=a-1",
    "author=Ada+Lovelace&venue=%3Cb%3E+%26+%22c%22&year=-1850",
    "has=code&rating=5&year=1830-",
  ]) {
    assert.equal(writeFilter(read(said)), said);
  }
});

test("what makes no sense counts as not said", () => {
  assert.deepEqual(read("year=soon&page=-3&page=x&sort=&columns=,,&topic.mode=all&nonsense=1"), emptyFilter());
  assert.equal(read("page=x").page, 1);
  assert.equal(read("year=1830-x").from, null);
});

test("values of tags are needed together unless any is enough; a paper has one topic", () => {
  assert.equal(choiceOf(read("tag=a"), TAG).mode, "all");
  assert.equal(choiceOf(read("tag=a&tag.mode=any"), TAG).mode, "any");
  assert.equal(choiceOf(read("topic=a&topic=b"), TOPIC).mode, "any");
});

test("a value is asked for, ruled out instead, and taken back", () => {
  const has = withValue({ ...emptyFilter(), page: 4 }, TAG, "looms", "has");
  assert.equal(writeFilter(has), "tag=looms");
  const not = withValue(has, TAG, "looms", "not");
  assert.equal(writeFilter(not), "tag.not=looms");
  assert.deepEqual(withValue(not, TAG, "looms", ""), emptyFilter());
  assert.equal(writeFilter(has), "tag=looms"); // the one before stays as it was
});

test("a choice of all or any stays while nothing is asked", () => {
  assert.equal(writeFilter(withChoice(emptyFilter(), TAG, { mode: "any" })), "tag.mode=any");
});

test("a value stands once", () => {
  assert.equal(writeFilter(read("tag=a&tag=a&tag.not=b&tag.not=b")), "tag=a&tag.not=b");
});

test("all papers have no order in which they were found", () => {
  assert.equal(writeFilter(amongAll(read("tag=looms&papers=b-2%2Ca-1&sort=found&page=2"))), "tag=looms");
  assert.equal(writeFilter(amongAll(read("papers=b-2&sort=-year"))), "sort=-year");
});
