/** The bar above: search, what to narrow to, and how many entries that leaves. */
import { closesItself } from "../kit/closes.js";
import { h } from "../kit/dom.js";
import { counted, grouped } from "../kit/words.js";
import { chipLine } from "./chips.js";
import { dayNumber, sayDay } from "./days.js";
import { howToSearch } from "./howto.js";
import { knownBy } from "./known.js";
import { picker } from "./picker.js";
import { agencyChip } from "./row.js";
import { MARKS, PICKED } from "./sift.js";

const LONGEST_SEARCH = 1000;
const NOTES_AFTER_MS = 600;
const PICKER_NAMES = { agency: "Agency", person: "Person", theme: "Theme", episode: "Episode", mark: "With" };

/** @param {any} store @param {{ say: (words: string) => void, takenOut: () => void }} does */
export function filterBar(store, { say, takenOut }) {
  let typing = 0;
  const search = h("input", {
    type: "search", class: "chron-search", placeholder: "Search the chronology", "aria-label": "Search the chronology", maxlength: LONGEST_SEARCH,
    title: "Words, “a phrase”, and, or, not, brackets, agency:name. The question mark shows how.",
    oninput: () => {
      cancelAnimationFrame(typing);
      typing = requestAnimationFrame(() => {
        typing = 0;
        store.narrow({ text: search.value });
      });
    },
  });
  const howTo = howToSearch(store, (text) => {
    search.value = text;
    store.narrow({ text });
    search.focus();
  });
  const pickers = Object.fromEntries(PICKED.map((key) => [key, picker(PICKER_NAMES[key], {
    chosen: () => [store.filter[key], store.filter[`not_${key}`]],
    choose: (wanted, unwanted) => store.narrow({ [key]: wanted, [`not_${key}`]: unwanted }),
    all: `all_${key}` in store.filter && { get: () => store.filter[`all_${key}`], set: (all) => store.narrow({ [`all_${key}`]: all }) },
  })]));
  const day = (key, words) => h("input", { type: "date", "aria-label": words, onchange: (event) => store.narrow({ [key]: event.target.value }) });
  const [from, to] = [day("from", "From"), day("to", "To")];
  const dates = h("details", { class: "chron-picker" }, h("summary", null, "Dates"), h("div", { class: "chron-menu chron-dates" },
    h("label", null, "From ", from), h("label", null, "to ", to),
    h("button", { type: "button", class: "silp-quiet", onclick: () => store.narrow({ from: "", to: "" }) }, "Any")));
  closesItself(dates);
  const toggle = (words, key) => h("button", {
    type: "button", class: "chron-toggle", "aria-pressed": "false", onclick: () => store.narrow({ [key]: !store.filter[key] }),
  }, words);
  const good = toggle("✓ Good practice", "good");
  const background = toggle("Background", "background");
  const out = h("button", { type: "button", class: "chron-toggle", title: "Show what was taken out, to put it back", onclick: takenOut });
  const known = knownBy(store);
  const count = h("p", { class: "chron-count" });
  const notes = h("p", { class: "chron-notes", role: "status" });
  const bar = h("div", { class: "chron-filters", role: "search", "aria-label": "Search and filters" },
    h("div", { class: "chron-searchbox" }, search, howTo), PICKED.slice(0, -1).map((key) => pickers[key].el), dates, pickers.mark.el,
    good, known.el, background, out);
  const tally = h("div", { class: "chron-tally" }, count);
  const chips = chipLine(store, {
    tally, clear, leave: () => search.focus(),
    called: Object.fromEntries(PICKED.map((key) => [key, pickers[key].called])),
  });
  let noting = 0;

  function clear() {
    cancelAnimationFrame(typing);
    typing = 0;
    search.value = "";
    store.clear();
    say("Filters cleared");
  }

  function offer() {
    pickers.agency.offer([...store.agencies.values()].map((a) => [a.key, a.name, () => agencyChip(a, a.key)]));
    pickers.person.offer((store.view().people ?? []).map((p) => [p, p]));
    pickers.theme.offer([...store.themes].map(([key, name]) => [key, name]));
    pickers.episode.offer([...store.episodes.values()].map((e) => [e.id, `${e.number} ${e.title}`]));
    pickers.mark.offer(MARKS.filter(([, , test]) => store.rows.some(test)).map(([value, words]) => [value, words]));
    good.hidden = !store.rows.some((row) => row.good);
    known.offer();
  }

  function paint() {
    const f = store.filter;
    if (!typing && search.value !== f.text) search.value = f.text;
    Object.values(pickers).forEach((p) => p.paint());
    [from.value, to.value] = [f.from, f.to];
    dates.classList.toggle("chron-chosen", Boolean(f.from || f.to));
    dates.querySelector("summary").textContent = f.from || f.to
      ? `Dates: ${f.from ? `from ${sayDay(dayNumber(f.from))}` : ""}${f.to ? ` to ${sayDay(dayNumber(f.to))}` : ""}` : "Dates";
    good.setAttribute("aria-pressed", String(f.good));
    background.setAttribute("aria-pressed", String(f.background));
    const outside = store.rows.filter((row) => row.scope === "background").length;
    background.hidden = !outside;
    background.textContent = `${f.background ? "✓ " : ""}Background (${grouped(outside)})`;
    background.title = f.background ? "Entries outside the scope are shown, dimmed" : "Entries outside the scope are kept, and not shown now";
    const gone = store.view().taken_out?.out ?? 0;
    out.hidden = !gone;
    out.textContent = `Taken out (${gone.toLocaleString("en-GB")})`;
    known.paint();
    const [now, all] = [grouped(store.shown.length), grouped(store.rows.length)];
    const words = now === all ? counted(store.rows.length, "entry", "entries") : `${now} of ${all} entries`;
    if (count.textContent !== words) count.textContent = words;
    chips.paint();
    paintNotes();
  }

  /** What could not be understood is said once the typing rests, and goes at once when it is mended. */
  function paintNotes() {
    clearTimeout(noting);
    const words = store.notes.join(" ");
    if (!words) notes.textContent = "";
    else noting = setTimeout(() => { if (notes.textContent !== words) notes.textContent = words; }, NOTES_AFTER_MS);
  }

  store.on("rows", offer);
  store.on("shown", paint);
  return { el: h("div", { class: "chron-above" }, bar, notes, chips.el), bar, tally, focus: () => { search.focus(); search.select(); }, clear };
}
