/**
 * What the search takes for a word: the same as builder/search_words.py, by which the index is made. tests/scripts/words.json
 * holds the two against each other.
 */

/** What says nothing of what a text is about. */
const STOP_WORDS = new Set(
  (
    "a about above after again all also although am among an and any are as at be because been before being below " +
    "between both but by can cannot could did do does doing done down during each either etc few for from further had " +
    "has have having he her here his how however i if in into is it its itself just let may me might more most much my " +
    "no nor not of off on once only or other our out over own per same she should so some such than that the their " +
    "them then there therefore these they this those through thus to too under until up upon us very via was we well " +
    "were what when where whether which while who whom whose why will with within without would yet you your"
  ).split(" "),
);
const ACCENTS = /[\u0300-\u036f]/g;
const POSSESSIVE = /['\u2019]s(?![\p{L}\p{N}])/gu;
const SIGN = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af"; // of a script without blanks
const WORD = new RegExp(`[${SIGN}]|(?:(?![${SIGN}])[\\p{L}\\p{N}])+`, "gu");
const COMPOUND = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu;
const HYPHEN = /[-\u2010\u2011]/g;
const LONGEST = 40; // characters of a word

/**
 * Returns the text in small letters, without accents, possessives and differences of presentation.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  const plain = text.normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
  return plain.toLowerCase().replace(/\u03c2/g, "\u03c3").replace(POSSESSIVE, "");
}

/**
 * Returns the singular of an English word, by its ending alone.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if ([...word].length < 4) {
    return word;
  }
  if (word.endsWith("ies") && word.length > 4) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) {
    return word.slice(0, -2);
  }
  return /[^sui]s$/u.test(word) ? word.slice(0, -1) : word;
}

/**
 * Returns the normal forms of the text's words in order, stop words among them.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (folded(text).match(WORD) ?? []).map((word) => stem([...word].slice(0, LONGEST).join("")));
}

/**
 * Returns the normal forms of what is joined by hyphens, as one word.
 * @param {string} text
 * @returns {string[]}
 */
export function compoundsOf(text) {
  const joined = (folded(text).match(COMPOUND) ?? []).map((match) => match.replace(HYPHEN, ""));
  return joined.filter((word) => [...word].length <= LONGEST).map(stem);
}

/**
 * Whether a normal form says nothing of what a text is about.
 * @param {string} word
 * @returns {boolean}
 */
export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

/**
 * Returns the normal forms of the words that are no stop words, in order.
 * @param {string} text
 * @returns {string[]}
 */
export function tellingWords(text) {
  return wordsOf(text).filter((word) => !STOP_WORDS.has(word));
}
