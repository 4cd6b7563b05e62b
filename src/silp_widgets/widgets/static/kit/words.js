/** How numbers are said on every screen: thousands with commas, and one thing as one. */

/**
 * A number as people read it.
 * @param {number} n
 */
export const grouped = (n) => n.toLocaleString("en-GB");

/**
 * A number with its noun: "1 entry", "1,204 entries".
 * @param {number} n
 * @param {string} one @param {string} [many] where it isn't `one` with an s
 */
export const counted = (n, one, many = `${one}s`) => `${grouped(n)} ${n === 1 ? one : many}`;
