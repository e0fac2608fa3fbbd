/** The search itself, without a page: a query in, the numbers of papers out, the best first. */

import { breathe } from "../core/slices.js";
import { Filter } from "./filter.js";
import { WordIndex } from "./index.js";
import { Meaning } from "./meaning.js";
import { pairsOf, papersWith } from "./phrases.js";
import { parseQuery } from "./query.js";
import { fused, leading, ranked, rarity, Sum } from "./rank.js";
import { stretchOf } from "./sentences.js";
import { meant } from "./typing.js";
import { isBrief, isFar, weightsOf } from "./weights.js";
import { compoundsOf, tellingWords } from "./words.js";

/** @typedef {import("./index.js").Load} Load */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{papers: number, levels: number, words: string[], everyPair: boolean, meaning: any}} Guide */
/**
 * @typedef {object} Found
 * @property {number[]} papers their numbers, the best first
 * @property {string[]} marks normal forms of the words that were looked for
 * @property {Array<[string, string]>} corrected what was typed, and what was taken for meant
 * @property {Float32Array | null} [meaning] the vector of what was typed, where meaning counts
 * @property {string[]} [absent] normal forms of the words that no paper has, of a query of few
 * @property {boolean} [isFar] whether little here seems to be about what was asked
 * @property {boolean} isPoor whether words alone count because meaning could not be loaded
 */

const LIKE_WORDS = 24; // words of a pasted text that are looked for
const FEEDBACK = 3; // papers found first that say what a query means

export class Engine {
  /**
   * @param {Load} load
   * @param {Guide} guide
   */
  constructor(load, guide) {
    this.load = load;
    this.guide = guide;
    this.index = new WordIndex(load, guide.words, guide.everyPair);
    this.filter = new Filter(load);
    this.meaning = guide.meaning ? new Meaning(load, guide.meaning, guide.papers) : null;
  }

  /**
   * Loads what is needed first.
   * @param {Load} load gives a data file by its name
   * @returns {Promise<Engine>}
   */
  static async open(load) {
    return new Engine(load, await load("search/guide"));
  }

  /** Whether what papers mean is little: it can be loaded beside the words, and need not wait until they are shown. */
  get isLight() {
    return Boolean(this.meaning?.space.sentences);
  }

  /**
   * Searches. Fails where a data file cannot be loaded.
   * @param {string} typed
   * @param {{meaning?: boolean, open?: boolean}} [options] whether meaning counts, and whether the last word goes on
   * @returns {Promise<Found>}
   */
  async search(typed, { meaning = true, open = false } = {}) {
    const query = parseQuery(typed);
    const asked = meaning && query.words.length > 0 && this.fetchMeaning(query.words); // while the index is on its way
    await this.fetch(query, open);
    const corrected = await this.correct(query, open);
    const fits = await this.fits(query);
    const families = query.words.flatMap((word) => [word, ...this.index.kin(word)]);
    const marks = [...families, ...query.compounds, ...(open && query.open ? this.index.endings(query.open) : [])];
    if (!query.words.length) {
      const all = new Float32Array(this.guide.papers).fill(query.fields.length || query.without.length ? 1 : 0);
      return { papers: ranked(all, fits).papers, marks, corrected, isPoor: false };
    }
    const words = this.scoreWords(query, open);
    const isKnown = corrected.length ? meaning && (await this.fetchMeaning(query.words)) : await asked;
    await breathe(); // words are one piece of work, meaning another
    const vector = isKnown ? /** @type {Meaning} */ (this.meaning).vectorOf(query.words) : null;
    const { papers } = ranked(this.withMeaning(words, query.words, vector), fits);
    const absent = this.index.absent(query, open);
    const isNowhere = vector !== null && isFar(this.nearestOf(papers, vector), 1 - absent.length / query.words.length);
    return {
      papers, marks, corrected, meaning: vector, isPoor: isKnown === null,
      absent: isBrief(query.words) ? absent : [],
      isFar: isNowhere,
    };
  }

  /**
   * Returns how near the nearest of the best papers is.
   * @param {number[]} papers the best first
   * @param {Float32Array} vector of the query
   * @returns {number}
   */
  nearestOf(papers, vector) {
    const meaning = /** @type {Meaning} */ (this.meaning);
    return Math.max(...papers.slice(0, FEEDBACK).map((paper) => meaning.near(vector, paper)));
  }

  /**
   * Returns papers like a text, such as an abstract.
   * @param {string} text
   * @returns {Promise<Found>}
   */
  async like(text) {
    const { words, counts } = await this.index.vocabulary();
    const places = new Map(words.map((word, place) => [word, place]));
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const word of [...tellingWords(text), ...compoundsOf(text)]) {
      times.set(word, (times.get(word) ?? 0) + 1);
    }
    const all = this.guide.papers;
    const telling = [...times]
      .map(([word, count]) => ({ word, weight: (1 + Math.log(count)) * rarity(counts[places.get(word) ?? -1] ?? all, all) }))
      .filter(({ word }) => places.has(word))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, LIKE_WORDS);
    const chosen = telling.map(({ word }) => word);
    const said = times.size > LIKE_WORDS ? chosen : [...times.keys()]; // a short text means something by each word
    const [isKnown] = await Promise.all([this.fetchMeaning(said), this.index.fetch([], chosen)]);
    const sum = new Sum(all, this.guide.levels);
    chosen.forEach((word) => sum.add(this.index.family(word), 1 + Math.log(times.get(word) ?? 1)));
    const vector = isKnown ? /** @type {Meaning} */ (this.meaning).vectorOf(said) : null;
    const scores = this.withMeaning(sum.scores, said, vector);
    return { papers: ranked(scores).papers, marks: chosen, corrected: [], meaning: vector, isPoor: isKnown === null };
  }

  /**
   * Loads what words mean. Returns whether there is any meaning, null where it cannot be had.
   * @param {string[]} words
   * @param {boolean} [alone] without what papers mean
   * @returns {Promise<boolean | null>}
   */
  async fetchMeaning(words, alone = false) {
    try {
      await (alone ? this.meaning?.fetchWords(words) : this.meaning?.fetch(words));
      return this.meaning !== null;
    } catch (error) {
      console.warn(/** @type {Error} */ (error).message);
      return null;
    }
  }

  /**
   * Loads the parts of the index that a query needs.
   * @param {Query} query
   * @param {boolean} open
   */
  async fetch(query, open) {
    const endings = open && query.open ? [query.open] : [];
    const texts = [query.words, ...[...query.phrases, ...query.without].map(tellingWords)];
    const terms = texts.flatMap((words) => [...words, ...pairsOf(words)]);
    await this.index.fetch([...query.compounds, ...endings, ...terms], query.words);
  }

  /**
   * Puts words in place of mistyped ones.
   * @param {Query} query
   * @param {boolean} open
   * @returns {Promise<Array<[string, string]>>}
   */
  async correct(query, open) {
    /** @type {Array<[string, string]>} */
    const corrected = [];
    for (const word of this.index.absent(query, open)) {
      const { words, counts } = await this.index.vocabulary();
      if ((await this.fetchMeaning([word], true)) && this.meaning?.knows(word)) {
        continue; // a word that no paper has, and no slip
      }
      const instead = meant(word, words, counts);
      if (instead) {
        query.words[query.words.indexOf(word)] = instead;
        corrected.push([word, instead]);
      }
    }
    if (corrected.length) {
      query.open = "";
      await this.fetch(query, false);
    }
    return corrected;
  }

  /**
   * Returns what the words alone say of each paper.
   * @param {Query} query
   * @param {boolean} open
   * @returns {Float32Array}
   */
  scoreWords(query, open) {
    const sum = new Sum(this.guide.papers, this.guide.levels);
    const { words, compounds } = query;
    words.forEach((word) => sum.add(this.index.family(word)));
    compounds.forEach((compound) => sum.add(this.index.get(compound)));
    const { pair } = weightsOf(words);
    pairsOf(words).forEach((two) => sum.add(this.index.get(two), pair));
    if (open && query.open) {
      sum.addEndings(this.index.endings(query.open).map((word) => this.index.get(word)));
    }
    return sum.scores;
  }

  /**
   * Returns words and meaning in one; the papers found first say more of what the query means.
   * @param {Float32Array} words
   * @param {string[]} forms
   * @param {Float32Array | null} vector of the query; without one words alone count
   * @returns {Float32Array}
   */
  withMeaning(words, forms, vector) {
    if (!vector) {
      return words;
    }
    const meaning = /** @type {Meaning} */ (this.meaning);
    const { pull, least, most } = weightsOf(forms);
    const share = Math.min(most, Math.max(least, this.shareOf(words, forms)));
    const first = fused(words, meaning.nearness(vector), share);
    const trust = share * share; // papers that were found by their words are rather those that were meant
    const wider = meaning.towards(vector, leading(first, FEEDBACK), pull * trust);
    return fused(words, meaning.nearness(wider), share);
  }

  /**
   * Returns how much the words of a query count beside its meaning: the more, the more of them one paper has. Whoever
   * asks in words of their own is found by meaning; whoever sums a paper up uses the paper's words.
   * @param {Float32Array} scores of the words alone
   * @param {string[]} forms
   * @returns {number}
   */
  shareOf(scores, forms) {
    const papers = this.guide.papers;
    const all = forms.reduce((sum, form) => sum + rarity(this.index.family(form).papers.length, papers), 0);
    const best = scores.reduce((most, score) => Math.max(most, score), 0);
    return best / (all || 1);
  }

  /**
   * Returns what tells whether a paper fits all but the plain words.
   * @param {Query} query
   * @returns {Promise<(paper: number) => boolean>}
   */
  async fits(query) {
    const byField = await this.filter.of(query.fields);
    const having = (/** @type {string} */ phrase) => papersWith(phrase, this.index, (papers) => this.records(papers));
    const wanted = await Promise.all(query.phrases.map(having));
    const unwanted = await Promise.all(query.without.map(having));
    return (paper) =>
      byField(paper) && wanted.every((papers) => papers.has(paper)) && !unwanted.some((papers) => papers.has(paper));
  }

  /**
   * Returns what is known of papers.
   * @param {number[]} papers
   * @returns {Promise<Array<Record<string, any> & {title: string, abstract?: string, id: string}>>}
   */
  async records(papers) {
    const { block } = await this.load("survey");
    return Promise.all(
      papers.map(async (paper) => (await this.load(`records/${Math.floor(paper / block)}`))[paper % block]),
    );
  }

  /**
   * Returns what is known of papers that were found; of each that has one, the sentence too that is nearest to the query.
   * @param {Found} found
   * @param {number} from place of the first
   * @param {number} to place behind the last
   * @returns {Promise<import("./view.js").PaperRecord[]>}
   */
  async shown({ papers, meaning }, from, to) {
    const some = papers.slice(from, to);
    const records = await this.records(some);
    if (!meaning || !this.meaning?.sentences) {
      return records;
    }
    const nearest = some.map((paper) => /** @type {Meaning} */ (this.meaning).nearestSentence(meaning, paper, 1));
    return records.map((record, place) => {
      const { number, count } = nearest[place];
      return { ...record, nearest: stretchOf(record.abstract ?? "", number, count) };
    });
  }
}
