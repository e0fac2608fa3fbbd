/** Words that were mistyped. */

/**
 * Returns how many letters are wrong, missing, too many or turned round, `most` + 1 where they are more.
 * Optimal string alignment (Boytsov 2011).
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @returns {number}
 */
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  /** @type {number[]} */
  let earlier = [];
  let before = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(before[column] + 1, now[column - 1] + 1, before[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, earlier[column - 2] + 1);
      }
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    [earlier, before] = [before, now];
  }
  return before[b.length];
}

/**
 * Returns the word that was meant: the one with the fewest slips, of these the one of the most papers; "" for none.
 * @param {string} typed
 * @param {string[]} words
 * @param {number[]} counts papers of each
 * @returns {string}
 */
export function meant(typed, words, counts) {
  const most = typed.length < 4 || /\d/.test(typed) ? 0 : typed.length < 8 ? 1 : 2;
  let best = "";
  let bestCost = Infinity;
  for (let place = 0; most && place < words.length; place += 1) {
    const word = words[place];
    // Two slips in a row hardly ever begin a word: one of its first two letters stands where it should.
    if (word[0] !== typed[0] && word[1] !== typed[1] && word[0] !== typed[1]) {
      continue;
    }
    const cost = slips(typed, word, most) + (word[0] === typed[0] ? 0 : 0.5);
    const papers = counts[place];
    if (cost <= most + 0.5 && cost - Math.log10(1 + papers) / 10 < bestCost) {
      best = word;
      bestCost = cost - Math.log10(1 + papers) / 10;
    }
  }
  return best;
}
