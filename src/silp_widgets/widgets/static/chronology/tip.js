/** What is said beside the pointer, or beside the mark that the keys have come to. */
import { h } from "../kit/dom.js";
import { counted } from "../kit/words.js";
import { sayDay } from "./days.js";
import { waySaid } from "./knowing.js";
import { inDoubt } from "./lay.js";
import { agencyChip } from "./row.js";
import { wasKnown } from "./store.js";

const TEXT_CHARS = 180;
const LISTED = 14;
const BESIDE_PX = 14;

/** The first words of a text, whole ones. */
export function briefly(text, most) {
  if (!text || text.length <= most) return text ?? "";
  return `${text.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

/**
 * The one tip of the timeline. It follows the pointer, or stays open while it holds a list.
 * @param {HTMLElement} surface
 */
export function tipOn(surface) {
  const el = h("div", { class: "chron-tip", hidden: true });
  let closed = null;
  surface.append(el);

  function place(x, y) {
    const bounds = surface.getBoundingClientRect();
    const below = y + BESIDE_PX;
    const fits = below + el.offsetHeight < innerHeight || y - BESIDE_PX - el.offsetHeight < 0;
    el.style.left = `${Math.max(0, Math.min(bounds.width - el.offsetWidth - 4, x - bounds.left + 12))}px`;
    el.style.top = `${(fits ? below : y - BESIDE_PX - el.offsetHeight) - bounds.top}px`;
  }

  const tip = {
    el,
    isOpen: () => Boolean(el.dataset.open),
    /** @param {Node[] | null} said @param {number} x @param {number} y on the screen */
    say(said, x, y) {
      if (tip.isOpen()) return;
      el.hidden = !said;
      if (!said) return;
      el.replaceChildren(...said.filter(Boolean));
      place(x, y);
    },
    /** Open it with what can be pressed, and go there; `then` is told when it closes. */
    open(said, x, y, then = null) {
      tip.close();
      closed = then;
      el.replaceChildren(...said);
      el.dataset.open = "yes";
      el.hidden = false;
      place(x, y);
      el.querySelector("button")?.focus({ preventScroll: true });
    },
    close() {
      delete el.dataset.open;
      el.hidden = true;
      const then = closed;
      closed = null;
      then?.();
    },
    pass() { if (!tip.isOpen()) el.hidden = true; },
  };
  el.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !el.contains(relatedTarget)) tip.close();
  });
  el.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    tip.close();
    surface.focus();
    event.stopPropagation();
  });
  return tip;
}

/** What a mark or a bar says: of one entry, or of several together. */
export function entryWords(rows, store) {
  return rows.length > 1 ? clusterWords(rows, store) : oneWords(rows[0], store);
}

function oneWords(row, store) {
  const doubt = (inDoubt(row) || row.assumed) && [inDoubt(row) && (row.certainty === "inferred" ? "The date was completed by us." : "The date is in doubt."),
    row.wording && `Written: “${briefly(row.wording, 60)}”.`, row.assumed].filter(Boolean).join(" ");
  return [
    h("p", { class: "chron-tip-head" }, agencyChip(store.agencies.get(row.agency), row.agency), h("strong", null, row.date), h("span", { class: "chron-soft" }, row.ref)),
    h("p", null, row.kind === "no_contact" && h("em", null, "No contact. "), briefly(row.text, TEXT_CHARS)),
    row.good && h("p", { class: "chron-tip-good" }, "✓ good practice"),
    doubt && h("p", { class: "silp-hint" }, doubt),
    row.scope === "background" && h("p", { class: "silp-hint" }, "Background, outside the scope."),
    knownWords(row, store),
  ];
}

/** While the past is looked at: how they came to know. */
function knownWords(row, store) {
  const { known } = store.filter;
  if (!known) return null;
  const name = store.agencies.get(known.agency)?.name ?? known.agency;
  return h("p", { class: "silp-hint" }, waySaid(row, known.agency, name) || `No record says that ${name} was told.`);
}

function clusterWords(rows, store) {
  const [first, last] = endsOf(rows);
  const doubt = rows.filter(inDoubt).length;
  const good = rows.filter((row) => row.good).length;
  const { known } = store.filter;
  const had = known && rows.filter((row) => wasKnown(row, known)).length;
  return [
    h("strong", null, counted(rows.length, "entry", "entries")),
    h("p", null, first.date === last.date ? first.date : `${first.date} to ${last.date}`),
    (doubt > 0 || good > 0) && h("p", { class: "silp-hint" },
      [good && `${good} of good practice`, doubt && `${counted(doubt, "date")} in doubt`].filter(Boolean).join(", ")),
    known && h("p", { class: "silp-hint" }, `${had} of them known to ${store.agencies.get(known.agency)?.name ?? known.agency} then`),
    h("p", { class: "silp-hint" }, "Press to open, double-click to zoom in."),
  ];
}

const endsOf = (rows) => [rows[0], rows.reduce((a, b) => (b.x1 > a.x1 ? b : a))];

/**
 * A cluster as a list.
 * @param {any[]} rows
 * @param {{ choose: (row: any) => void, zoom: (from: number, to: number) => void, close: () => void }} does
 */
export function clusterList(rows, does) {
  const [first, last] = endsOf(rows);
  const more = rows.length - LISTED;
  return [
    h("strong", null, `${rows.length} entries`),
    h("ul", { class: "chron-cluster" }, rows.slice(0, LISTED).map((row) => h("li", null,
      h("button", { type: "button", class: "silp-quiet", onclick: () => does.choose(row) },
        h("span", { class: "chron-cluster-date" }, row.date), briefly(row.text, 70) || row.ref)))),
    more > 0 ? h("p", { class: "silp-hint" }, `and ${more} more`) : "",
    h("button", { type: "button", onclick: () => does.zoom(...around(first.x0, last.x1)) }, "Zoom to these"),
    h("button", { type: "button", class: "silp-quiet", onclick: does.close }, "Close"),
  ];
}

/** A stretch with a little room on both sides. @returns {[number, number]} */
export function around(from, to) {
  const room = Math.max(0.2, (to - from) * 0.15);
  return [from - room, to + room];
}

export function episodeWords(episode) {
  return [h("strong", null, `Episode ${episode.number}: ${episode.title}`),
    h("p", null, `${sayDay(episode.x0)} to ${sayDay(episode.x1 - 1)}`), h("p", { class: "silp-hint" }, "Press to zoom to it.")];
}

/**
 * A stretch that was chosen with the pointer.
 * @param {any[]} rows that lie in it
 * @param {{ zoom: () => void, narrow: () => void, mark: (() => void) | null, close: () => void }} does
 */
export function stretchList(from, to, rows, does) {
  const button = (words, act, quiet) => h("button", { type: "button", class: quiet && "silp-quiet", onclick: act }, words);
  return [
    h("strong", null, from === to - 1 ? sayDay(from) : `${sayDay(from)} to ${sayDay(to - 1)}`),
    h("p", null, counted(rows.length, "entry", "entries")),
    h("div", { class: "chron-tip-acts" }, button("Zoom to it", does.zoom), button("Only these dates", does.narrow),
      does.mark && rows.length > 0 && button("Mark them", does.mark), button("Close", does.close, true)),
  ];
}
