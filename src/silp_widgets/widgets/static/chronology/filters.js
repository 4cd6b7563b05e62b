/** The bar above: search, what to narrow to, and how many entries that leaves. */
import { closesItself } from "../kit/closes.js";
import { h } from "../kit/dom.js";
import { dayNumber, sayDay } from "./days.js";
import { knownBy } from "./known.js";
import { picker } from "./picker.js";
import { agencyChip } from "./row.js";
import { MARKS } from "./store.js";

/** @param {any} store @param {{ say: (words: string) => void }} does */
export function filterBar(store, { say }) {
  let typing = 0;
  const search = h("input", {
    type: "search", class: "chron-search", placeholder: "Search the chronology", "aria-label": "Search the chronology",
    title: "All words must be there. “a phrase”, -without, or.",
    oninput: () => {
      cancelAnimationFrame(typing);
      typing = requestAnimationFrame(() => store.narrow({ text: search.value }));
    },
  });
  const pick = (name, key) => picker(name, { chosen: () => store.filter[key], choose: (values) => store.narrow({ [key]: values }) });
  const pickers = {
    agency: pick("Agency", "agency"), person: pick("Person", "person"), theme: pick("Theme", "theme"),
    episode: pick("Episode", "episode"), mark: pick("With", "mark"),
  };
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
  const known = knownBy(store);
  const count = h("p", { class: "chron-count", role: "status" });
  const clearButton = h("button", { type: "button", class: "silp-quiet", onclick: () => { clear(); search.focus(); } }, "Clear");
  const el = h("div", { class: "chron-filters", role: "search", "aria-label": "Search and filters" },
    search, pickers.agency.el, pickers.person.el, pickers.theme.el, pickers.episode.el, dates, pickers.mark.el,
    good, known.el, background);
  const tally = h("div", { class: "chron-tally" }, count, clearButton);

  function clear() {
    cancelAnimationFrame(typing);
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
    if (document.activeElement !== search && search.value !== f.text) search.value = f.text;
    Object.values(pickers).forEach((p) => p.paint());
    [from.value, to.value] = [f.from, f.to];
    dates.classList.toggle("chron-chosen", Boolean(f.from || f.to));
    dates.querySelector("summary").textContent = f.from || f.to
      ? `Dates: ${f.from ? `from ${sayDay(dayNumber(f.from))}` : ""}${f.to ? ` to ${sayDay(dayNumber(f.to))}` : ""}` : "Dates";
    good.setAttribute("aria-pressed", String(f.good));
    background.setAttribute("aria-pressed", String(f.background));
    const outside = store.rows.filter((row) => row.scope === "background").length;
    background.hidden = !outside;
    background.textContent = `${f.background ? "✓ " : ""}Background (${outside.toLocaleString("en-GB")})`;
    background.title = f.background ? "Entries outside the scope are shown, dimmed" : "Entries outside the scope are kept, and not shown now";
    known.paint();
    clearButton.hidden = !store.isNarrowed();
    const [now, all] = [store.shown.length.toLocaleString("en-GB"), store.rows.length.toLocaleString("en-GB")];
    const words = now === all ? `${all} ${store.rows.length === 1 ? "entry" : "entries"}` : `${now} of ${all} entries`;
    if (count.textContent !== words) count.textContent = words;
  }

  store.on("rows", offer);
  store.on("shown", paint);
  return { el, tally, knownWords: known.words, focus: () => { search.focus(); search.select(); }, clear };
}
