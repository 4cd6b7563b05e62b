/**
 * Read what is typed into the search box: words, "phrases", and, or, not, -word, brackets, field:value.
 * It never fails: what makes no sense is searched for as words, or left out, and said in a note.
 */

/**
 * @typedef {{ kind: "word", text: string }} Word
 * @typedef {{ kind: "field", field: string, value: string }} Field
 * @typedef {{ kind: "not", of: Node_ }} Not
 * @typedef {{ kind: "all" | "any", of: Node_[] }} Several
 * @typedef {Word | Field | Not | Several} Node_
 * @typedef {{ sign?: "(" | ")" | "not" | "and" | "or", text?: string, field?: string }} Token
 */

/** The fields by each name they may be called. */
const FIELD_NAMES = {
  agency: "agency", person: "person", people: "person", who: "person", theme: "theme", episode: "episode",
  source: "source", place: "place", voice: "voice", seen: "seen", with: "with", before: "before", after: "after", on: "on",
};
const DEEPEST = 40;
const TOKEN = /\s+|[()]|(-?)(?:([a-z]+):)?(?:["“”]([^"“”]*)["“”]?|([^\s()"“”]+))|./giy;
const FIELD_OF_GROUP = /(-?)([a-z]+):(?=\()/iy;

/** @param {string} text @param {string[]} notes @returns {Token[]} */
function tokens(text, notes) {
  const list = [];
  let at = 0;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const hit = pattern.exec(text);
    if (hit) at += hit[0].length;
    return hit;
  };
  const fieldCalled = (name) => (Object.hasOwn(FIELD_NAMES, name.toLowerCase()) ? FIELD_NAMES[name.toLowerCase()] : "");
  const noField = (name) => notes.push(`“${name}:” is not a field; searched as words.`);
  while (at < text.length) {
    const group = take(FIELD_OF_GROUP);
    if (group) {
      const [, minus, name] = group;
      if (minus) list.push({ sign: "not" });
      if (fieldCalled(name)) list.push({ field: fieldCalled(name) });
      else {
        noField(name);
        list.push({ text: name.toLowerCase() });
      }
      continue;
    }
    const [whole, minus, name, phrase, bare] = take(TOKEN);
    if (whole === "(" || whole === ")") list.push({ sign: whole });
    else if (whole === "-" && text[at] === "(") list.push({ sign: "not" });
    else if (phrase !== undefined || bare !== undefined) oneWord(minus, name, phrase, bare);
  }

  function oneWord(minus, name, phrase, bare) {
    const word = (phrase ?? bare.replace(/[,;]+$/, "")).trim().toLowerCase();
    if (!minus && !name && phrase === undefined && ["and", "or", "not"].includes(word)) {
      list.push({ sign: word });
      return;
    }
    // "theme:" with its value still to come asks for nothing yet.
    if (!word || word === "-" || (!name && bare && word.endsWith(":") && fieldCalled(word.slice(0, -1)))) return;
    if (minus) list.push({ sign: "not" });
    const field = name && fieldCalled(name);
    if (name && !field) noField(name);
    else if (!name && /^[a-z]+:$/.test(word)) noField(word.slice(0, -1));
    if (field) list.push({ field, text: word });
    else if (name) list.push({ sign: "(" }, { text: name.toLowerCase() }, { text: word }, { sign: ")" });
    else list.push({ text: word });
  }
  return list;
}

/**
 * @param {string} text
 * @returns {{ root: Node_ | null, notes: string[] }} nothing to look for is `null`
 */
export function parseQuery(text) {
  const notes = [];
  const list = tokens(text, notes);
  let at = 0;
  let deep = 0;
  const sign = () => list[at]?.sign;
  const several = (kind, of) => (of.length > 1 ? { kind, of } : of[0] ?? null);

  /** Alternatives: "or" holds least tightly. @param {string} field that a group is about */
  function either(field) {
    const of = [];
    do {
      while (sign() === "or") at += 1;
      const one = together(field);
      if (one) of.push(one);
    } while (sign() === "or");
    return several("any", of);
  }

  function together(field) {
    const of = [];
    while (at < list.length && sign() !== "or" && (sign() !== ")" || !deep)) {
      const one = oneOf(field);
      if (one) of.push(one);
    }
    return several("all", of);
  }

  function oneOf(field) {
    let negative = false;
    while (sign() === "not" || sign() === "and") {
      if (sign() === "not") negative = !negative;
      at += 1;
    }
    if (at >= list.length || sign() === "or" || (sign() === ")" && deep)) return null;
    const token = list[at];
    at += 1;
    let node = null;
    if (token.sign === ")") notes.push("One “)” has no “(” before it; it was left out.");
    else if (token.sign === "(") node = group(field);
    else if (token.text === undefined) {
      at += 1;
      node = group(token.field);
    } else if (token.field || field) node = { kind: "field", field: token.field || field, value: token.text };
    else node = { kind: "word", text: token.text };
    return negative && node ? { kind: "not", of: node } : node;
  }

  function group(field) {
    if (deep >= DEEPEST) {
      at = list.length;
      notes.push("There are too many brackets inside each other; the search ends before them.");
      return null;
    }
    deep += 1;
    const inside = either(field);
    deep -= 1;
    if (sign() === ")") at += 1;
    else if (at >= list.length) notes.push("One “(” has no “)” after it; read as if it stood at the end.");
    return inside;
  }

  return { root: either(""), notes: [...new Set(notes)] };
}
