/** Known by this date: what one agency had on record by one day (handbook 5.5). It answers hindsight. */
import { closesItself } from "../kit/closes.js";
import { h, select } from "../kit/dom.js";
import { dayNumber, sayDay } from "./days.js";
import { wasKnown } from "./store.js";

/**
 * @param {any} store
 * @returns {{ el: HTMLElement, words: HTMLElement, offer: () => void, paint: () => void }} what is chosen
 *   with, and what is said above the lanes while it is
 */
export function knownBy(store) {
  const words = h("p", { class: "chron-known-words", hidden: true });
  const who = select([], "", { "aria-label": "Agency" });
  const when = h("input", { type: "date", "aria-label": "By this date" });
  const set = () => store.narrow({ known: who.value && when.value ? { agency: who.value, date: when.value } : null });
  who.addEventListener("change", set);
  when.addEventListener("change", set);
  const summary = h("summary", null, "Known by");
  const el = h("details", { class: "chron-picker" }, summary, h("div", { class: "chron-menu chron-dates" },
    h("p", { class: "silp-hint" }, "See only what one agency had on record by a date."),
    h("label", null, "What ", who), h("label", null, "knew by ", when),
    h("button", { type: "button", class: "silp-main", onclick: set }, "Show"),
    h("button", { type: "button", class: "silp-quiet", onclick: () => { when.value = ""; set(); } }, "Everything")));
  closesItself(el);
  el.addEventListener("toggle", () => {
    const row = store.current();
    if (!el.open || when.value || !row?.to) return;
    when.value = row.to.slice(0, 10);
    who.value = row.agency;
  });
  return {
    el, words,
    offer() {
      const kept = who.value;
      who.replaceChildren(h("option", { value: "" }, "choose an agency"),
        ...[...store.agencies.values()].map((a) => h("option", { value: a.key }, a.name)));
      who.value = kept;
    },
    paint() {
      const { known } = store.filter;
      el.classList.toggle("chron-chosen", Boolean(known));
      summary.textContent = known
        ? `Known by: ${store.agencies.get(known.agency)?.code ?? ""} ${sayDay(dayNumber(known.date))}` : "Known by";
      words.hidden = !known;
      if (!known) return;
      const name = store.agencies.get(known.agency)?.name ?? known.agency;
      const had = store.shown.filter((row) => wasKnown(row, known)).length;
      words.replaceChildren(h("strong", null, `What ${name} had on record by ${sayDay(dayNumber(known.date))}. `),
        `${had.toLocaleString("en-GB")} of ${store.shown.length.toLocaleString("en-GB")} entries. The others are greyed: no record says that they were known there by then.`);
    },
  };
}
