/**
 * Which papers pass a filter, and how many would pass if one more value were chosen.
 *
 * Each paper has a mask of what it fails: bit 0 for what no count looks through (words, sets of papers, values that were
 * ruled out), one further bit for each facet. A paper whose mask is 0 passes; one that fails a single facet would pass
 * if that facet were asked for less, which is what the counts beside its values say.
 */

/** @typedef {import("./columns.js").Terms} Terms */
/**
 * What is asked of a facet, as places of terms; -1 stands for a term that no paper has.
 * @typedef {{mode: "any" | "all", has: number[], not: number[]}} Asked
 */

export const OUT = 1; // the bit that no count looks through

/**
 * Marks the papers that fail a facet.
 * @param {Uint32Array} fails a mask for each paper, changed in place
 * @param {Terms} terms
 * @param {Asked} asked
 * @param {number} bit of the facet
 */
export function markFacet(fails, terms, asked, bit) {
  if (asked.has.length === 0 && asked.not.length === 0) {
    return;
  }
  const wanted = new Uint8Array(terms.names.length);
  asked.has.forEach((term) => term >= 0 && (wanted[term] = 1));
  asked.not.forEach((term) => term >= 0 && (wanted[term] = 2));
  const needed = asked.mode === "all" ? asked.has.length : Math.min(1, asked.has.length);
  for (let number = 0; number < fails.length; number += 1) {
    let met = 0;
    for (let at = terms.starts[number]; at < terms.starts[number + 1]; at += 1) {
      const kind = wanted[terms.terms[at]];
      met += Number(kind === 1);
      if (kind === 2) {
        fails[number] |= OUT;
      }
    }
    if (met < needed) {
      fails[number] |= bit;
    }
  }
}

/**
 * Marks the papers whose number is outside of a range; those without one are, if either end is given.
 * @param {Uint32Array} fails changed in place
 * @param {readonly (number | null)[]} values
 * @param {number | null} from
 * @param {number | null} to
 * @param {number} bit
 */
export function markRange(fails, values, from, to, bit) {
  if (from === null && to === null) {
    return;
  }
  const [least, most] = [from ?? -Infinity, to ?? Infinity];
  values.forEach((value, number) => {
    if (value === null || value < least || value > most) {
      fails[number] |= bit;
    }
  });
}

/**
 * Marks all papers but some.
 * @param {Uint32Array} fails changed in place
 * @param {Iterable<number>} numbers those that pass
 */
export function markOthers(fails, numbers) {
  const passes = new Uint8Array(fails.length);
  for (const number of numbers) {
    passes[number] = 1;
  }
  passes.forEach((pass, number) => pass || (fails[number] |= OUT));
}

/**
 * Counts for each term the papers that would remain: those that pass with the term chosen besides where all chosen terms
 * are needed, and those that the term would let in where any of them is enough.
 * @param {Uint32Array} fails
 * @param {Terms} terms
 * @param {number} bit of the facet where any is enough, else 0
 * @returns {Uint32Array}
 */
export function countTerms(fails, terms, bit) {
  const counts = new Uint32Array(terms.names.length);
  for (let number = 0; number < fails.length; number += 1) {
    if ((fails[number] & ~bit) === 0) {
      for (let at = terms.starts[number]; at < terms.starts[number + 1]; at += 1) {
        counts[terms.terms[at]] += 1;
      }
    }
  }
  return counts;
}

/**
 * Counts the papers of each number that would remain if the range were not asked for.
 * @param {Uint32Array} fails
 * @param {readonly (number | null)[]} values
 * @param {number} bit
 * @returns {Map<number, number>}
 */
export function countNumbers(fails, values, bit) {
  const counts = new Map();
  values.forEach((value, number) => {
    if (value !== null && (fails[number] & ~bit) === 0) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  });
  return counts;
}

/**
 * Returns the papers that pass, in a given order.
 * @param {Uint32Array} fails
 * @param {Uint32Array} order all papers
 * @returns {Uint32Array}
 */
export function passing(fails, order) {
  return order.filter((number) => fails[number] === 0);
}
