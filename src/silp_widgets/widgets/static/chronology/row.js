/** One row of the table. All that came from people goes in as text, never as markup. */
import { h } from "../kit/dom.js";
import { counted, grouped } from "../kit/words.js";
import { dayNumber, sayDay } from "./days.js";
import { wayBriefly } from "./knowing.js";
import { mentionElsewhere, told } from "./mention.js";
import { excerpt, marked } from "./query.js";
import { wasKnown } from "./store.js";

const SHOWN_CHARS = 420;
const SAID_CHARS = 140;

/** The agency's code on its colour, its name for those who listen. */
export function agencyChip(agency, key) {
  return h("span", { class: "silp-agency", style: { "--agency": agency?.colour ?? "#4b565b" }, title: agency?.name ?? key },
    agency?.code ?? "??", h("span", { class: "silp-hidden" }, ` ${agency?.name ?? key}`));
}

/** The date as people say it, with its doubt, and the words as written on hover and focus. */
export function dateWords(row) {
  const notes = [row.wording && `As written: “${row.wording}”.`, row.assumed].filter(Boolean).join(" ");
  const doubtful = notes && (row.assumed || row.certainty !== "stated");
  return h("span", {
    class: `chron-date${row.certainty === "uncertain" ? " chron-doubt" : ""}${doubtful ? " chron-has-note" : ""}`,
    title: notes || null,
  }, row.date, doubtful && h("span", { class: "silp-hidden" }, ` ${notes}`));
}

/** An entry in one breath, for who moves to it without having its row. */
export function rowSaid(row, store) {
  if (!row) return "";
  const { known } = store.filter;
  return [
    `${row.date}, ${store.agencies.get(row.agency)?.name ?? row.agency}, ${row.ref}: ${(excerpt(row.text, [], SAID_CHARS) || "no words").replace(/[.\s]+$/, "")}`,
    !wasKnown(row, known) && "Not known to them then",
    store.marks.has(row.id) && "Marked",
    `${grouped(store.shownAt.get(row.id) + 1)} of ${grouped(store.shown.length)}`,
  ].filter(Boolean).join(". ");
}

/** Whether nothing settles which of two rows that stand together came first (handbook 5.5). */
function orderNotKnown(row, before) {
  if (!before || !row.day || row.day !== before.day || !(row.loose || before.loose)) return false;
  return !(row.agency === before.agency && row.sequence && before.sequence);
}

/** Whether this is the first row of a day after the one that is looked from. */
function isPastEdge(row, before, known) {
  if (!known || row.x0 === null) return false;
  const end = dayNumber(known.date) + 1;
  return row.x0 >= end && (!before || (before.x0 !== null && before.x0 < end));
}

/** The small marks under what happened: words beside each sign. */
export function rowMarks(row, store) {
  const said = Object.values(row.accounts ?? {}).reduce((a, b) => a + b, 0);
  const differs = (row.accounts?.differs ?? 0) + (row.accounts?.corrects ?? 0);
  const records = row.event ? store.events.get(row.event)?.length ?? 0 : 0;
  const mark = (kind, sign, words) => h("span", { class: `chron-mark chron-mark-${kind}` }, h("span", { "aria-hidden": "true" }, sign), ` ${words}`);
  return [
    row.good && mark("good", "✓", "good practice"),
    row.corrections && mark("corrected", "✎", counted(row.corrections, "correction")),
    said && mark("said", "❝", `${counted(said, "account")}${differs ? `, ${differs === said && said === 1 ? "differs" : `${differs} differ`}` : ""}`),
    records > 1 && mark("event", "⇄", `${records} records`),
    row.episode && store.episodes.has(row.episode) && mark("episode", "▭", store.episodes.get(row.episode).title),
    ...(row.themes ?? []).map((theme) => h("span", { class: "chron-mark chron-mark-theme" }, store.themes.get(theme) ?? theme)),
  ].filter(Boolean);
}

/**
 * @param {any} row @param {any} before the row that stands above it @param {number} at from 0
 * @param {any} store
 */
export function rowElement(row, before, at, store) {
  const words = store.words;
  const known = wasKnown(row, store.filter.known);
  const marks = rowMarks(row, store);
  const classes = [row.scope === "background" && "chron-background", !known && "chron-unknown",
    row.kind === "no_contact" && "chron-nocontact", row.note && "chron-note"].filter(Boolean).join(" ");
  const kind = row.kind === "no_contact" ? "No contact" : row.note ? "Reviewer’s note" : row.kind === "context" ? "Context" : "";
  const seen = (row.seen ?? []).map(([who, how]) => (who ? `${who} ${how}` : how)).join(", ");
  const tie = orderNotKnown(row, before);
  const shown = excerpt(row.text, words, SHOWN_CHARS);
  const way = wayBriefly(row, store.filter.known);
  const edge = isPastEdge(row, before, store.filter.known);
  return h("tr", { "data-id": row.id, "aria-rowindex": String(at + 2), class: `${classes}${edge ? " chron-edge" : ""}`.trim() || null, tabindex: "-1" },
    h("td", { class: "chron-c-date" },
      tie && h("span", { class: "chron-tie" }, "order not known"),
      dateWords(row),
      h("span", { class: "chron-ref" }, marked(row.ref, words)),
      row.scope === "background" && h("span", { class: "chron-soft" }, "background")),
    h("td", { class: "chron-c-agency" }, agencyChip(store.agencies.get(row.agency), row.agency)),
    h("td", { class: "chron-c-text" },
      edge && h("span", { class: "chron-edge-words" }, `${sayDay(dayNumber(store.filter.known.date))} · what follows had not happened yet`),
      !known && h("span", { class: "chron-unknown-words" }, "not known to them then"),
      way && h("span", { class: "chron-told-words" }, h("span", { "aria-hidden": "true" }, "◉ "), way),
      kind && h("span", { class: "chron-kind" }, kind),
      h("span", { class: "chron-what" }, told(shown, store)),
      hitElsewhere(row, words), mentionElsewhere(row, store, shown),
      (marks.length > 0 || seen) && h("span", { class: "chron-marks" },
        seen && h("span", { class: "chron-mark" }, seen), marks)),
    h("td", { class: "chron-c-source" }, marked(row.source, words)));
}

/** Where a hit is in a field that the table doesn't show, the field is named and shown. */
function hitElsewhere(row, words) {
  if (!words.length) return null;
  const inSight = `${row.ref} ${row.text} ${row.source} ${row.date}`.toLowerCase();
  const hidden = words.filter((word) => !inSight.includes(word));
  if (!hidden.length) return null;
  const fields = [["voice", row.voice], ["action", row.action], ["outcome", row.outcome], ["comment", row.comment],
    ["why no action", row.no_action], ["people", row.people?.join(", ")], ["place", row.place], ["as written", row.wording], ["what helped", row.good_note]];
  return fields.filter(([, text]) => text && hidden.some((word) => text.toLowerCase().includes(word))).slice(0, 2)
    .map(([name, text]) => h("span", { class: "chron-elsewhere" }, h("em", null, `${name}: `), marked(excerpt(text, words, 140), words)));
}
