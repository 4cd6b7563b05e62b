/** Where a search was found: words marked in a text, and the stretch of a long text that holds them. */

/**
 * Text with the hits marked, as text nodes and <mark> elements only.
 * @param {string} text @param {string[]} words @returns {Array<Node>}
 */
export function marked(text, words) {
  if (!words.length || !text) return [document.createTextNode(text ?? "")];
  const low = text.toLowerCase();
  const parts = [];
  let at = 0;
  while (at < text.length) {
    let best = -1;
    let hit = "";
    for (const word of words) {
      const place = low.indexOf(word, at);
      if (place !== -1 && (best === -1 || place < best)) [best, hit] = [place, word];
    }
    if (best === -1) break;
    if (best > at) parts.push(document.createTextNode(text.slice(at, best)));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(best, best + hit.length);
    parts.push(mark);
    at = best + hit.length;
  }
  parts.push(document.createTextNode(text.slice(at)));
  return parts;
}

/**
 * A stretch of a long text that holds its first hit.
 * @param {string} text @param {string[]} words @param {number} length @returns {string}
 */
export function excerpt(text, words, length) {
  if (!text || text.length <= length) return text ?? "";
  const low = text.toLowerCase();
  const hits = words.map((word) => low.indexOf(word)).filter((place) => place > length - 40);
  const start = hits.length && !words.some((w) => { const p = low.indexOf(w); return p !== -1 && p <= length - 40; })
    ? Math.max(0, Math.min(...hits) - 80) : 0;
  return `${start ? "… " : ""}${text.slice(start, start + length).trimEnd()} …`;
}
