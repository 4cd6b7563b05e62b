/** The entry that was opened: what the record says, what practitioners say, what was corrected. */
import { checkCode } from "../kit/checks.js";
import { h } from "../kit/dom.js";
import { focusOn } from "../kit/focus.js";
import { dayNumber, sayDay } from "./days.js";
import { whoKnew } from "./known.js";
import { told } from "./mention.js";
import { marked } from "./query.js";
import { agencyChip, dateWords } from "./row.js";
import { mayCoincide } from "./rows.js";

/**
 * @param {any} store
 * @param {{ line: import("../kit/link.js").Link, ask: (verb: string, args: object) => Promise<any>, act: (verb: string, args: object) => Promise<any>, readOnly: boolean,
 *   edit: (row: any, fields: any) => void, set: (id: string) => void, measure: (id: string) => void, unlink: (id: string) => void, rest: HTMLElement,
 *   narrow: (narrow: boolean) => void, closed: () => void }} does `rest` is what stands here while no entry is open; `closed` is told once it stands there again
 */
export function detailView(store, does) {
  const inside = h("div", { class: "chron-detail-inside" });
  const el = h("aside", { class: "chron-detail", "aria-label": "Tools" }, inside);
  let shown = "";
  let story = null;
  let form = null;
  let from = null;

  function paint() {
    if (form) return;
    const row = store.byId.get(shown);
    const held = inside.contains(document.activeElement) ? document.activeElement : null;
    store.mention?.paint();
    inside.replaceChildren(row ? h("div", null, store.mention?.bars[1].el, heading(row), record(row), whoKnew(row, store, does), ledger(row), said(row), others(row), fields(row), received(row), history()) : does.rest);
    if (held?.isConnected) held.focus({ preventScroll: true });
    named(row ? `Entry ${row.ref}` : "Tools");
    does.narrow(Boolean(row));
  }

  /** What stands here, to who listens. A long entry can be scrolled by key; a tool or a form has what to go to. */
  function named(words) {
    el.setAttribute("aria-label", words);
    if (words.startsWith("Entry")) el.tabIndex = 0;
    else el.removeAttribute("tabindex");
  }

  function heading(row) {
    const agency = store.agencies.get(row.agency);
    return h("header", { class: "chron-entryhead" },
      from && h("p", { class: "chron-back" }, h("button", { type: "button", class: "silp-quiet", onclick: from.back }, h("span", { "aria-hidden": "true" }, "← "), `Back to ${from.words}`)),
      h("div", { class: "chron-entryline" }, agencyChip(agency, row.agency), h("h2", { tabindex: "-1" }, row.ref),
        h("span", { class: "chron-entrytools" },
          !does.readOnly && [h("button", { type: "button", onclick: () => does.set(row.id) }, "Set…"),
            h("button", { type: "button", onclick: () => correct() }, "Correct")],
          h("button", { type: "button", class: "silp-quiet", "aria-label": "Close the entry", title: "Close the entry (Esc)", onclick: () => close() }, "✕"))),
      h("p", { class: "chron-entrydate" }, row.date, h("span", { class: "chron-soft" }, ` · ${agency?.name ?? row.agency}`), row.scope && h("span", { class: "chron-soft" }, row.scope === "background" ? " · background, outside the scope" : " · across the edge of the scope")),
      (row.wording || row.assumed) && h("p", { class: "chron-assumed" },
        row.wording && ["as received: ", h("q", { class: "silp-record" }, row.wording), row.assumed ? ". " : ""], row.assumed && h("span", null, row.assumed)),
      !does.readOnly && h("p", { class: "chron-entryages" },
        (story?.ages ?? []).map(([who, words]) => h("span", null, `${who}: ${words}`)),
        h("button", { type: "button", class: "silp-quiet", onclick: () => does.measure(row.id) }, "Measure from here")));
  }

  const record = (row) => h("p", { class: "silp-record chron-record" },
    told(row.text || (row.kind === "no_contact" ? "No contact in this period." : "Nothing is written here."), store, row.id, "text"));

  function fields(row) {
    const words = store.words;
    const line = (name, value, key) => value && [h("dt", null, name), h("dd", null, key ? told(String(value), store, row.id, key) : marked(String(value), words))];
    const labelOf = (list, code) => (store.view().words?.[list] ?? []).find(([c]) => c === code)?.[1] ?? code;
    return h("section", { "aria-label": "The record’s fields" },
      h("dl", { class: "chron-fields" },
        line("source", row.source), line("people", row.people?.join(", "), "people"), line("place", row.place),
        line("seen", (row.seen ?? []).map(([who, how]) => (who ? `${who}: ${how}` : how)).join(", "), "seen"),
        row.voice && [h("dt", null, "voice"), h("dd", { class: "silp-record" }, told(row.voice, store, row.id, "voice"))],
        line("action", row.action, "action"), line("why no action", row.no_action, "no_action"), line("outcome", row.outcome, "outcome"),
        line("order in the day", row.sequence),
        row.recorded && line("recorded on", sayDay(dayNumber(row.recorded))),
        line("significance", row.significance && labelOf("significance", row.significance)),
        row.good && [h("dt", null, "good practice"), h("dd", { class: "chron-good" }, marked(row.good_note || "yes; what helped isn’t noted yet", words))],
        line("themes", (row.themes ?? []).map((t) => store.themes.get(t) ?? t).join(", ")),
        row.episode && line("episode", episodeWords(row.episode)),
        line("standing", row.status)),
      row.comment && h("div", { class: "chron-comment" }, h("h3", null, `Comment${row.comment_by ? ` by ${row.comment_by}` : ""}, kept apart from the record`), h("p", null, told(row.comment, store, row.id, "comment"))));
  }

  const episodeWords = (id) => { const e = store.episodes.get(id); return e ? `${e.number} ${e.title}` : ""; };

  function said(row) {
    const list = store.view().said?.[row.id] ?? [];
    if (!list.length) return null;
    return h("section", null, h("h3", null, `What practitioners said (${list.length})`), list.map((account) => h("div", { class: "silp-said chron-said" },
      h("p", { class: "chron-who" }, h("strong", null, account.who), account.job && ` ${account.job}`, ` · ${account.relation} · ${account.frame}`, account.state && ` · ${account.state}`),
      account.text && h("p", null, account.quoted ? h("q", null, account.text) : account.text),
      account.well && h("p", { class: "chron-good" }, `What went well: ${account.well}`))));
  }

  function ledger(row) {
    const lines = store.view().ledger?.[row.id] ?? [];
    if (!lines.length) return null;
    return h("section", null, h("h3", null, `Corrections (${lines.length})`), lines.map((line) => h("div", { class: "chron-correction" },
      h("p", { class: "chron-who" }, h("strong", null, line.field || "statement"), ` · ${line.answer}`, line.by && ` · raised by ${line.by}`, line.on && ` · ${sayDay(dayNumber(line.on))}`),
      h("p", null, h("span", { class: line.replaced ? "silp-was" : "silp-record" }, line.was),
        h("span", { class: "chron-arrow" }, h("span", { "aria-hidden": "true" }, " → "), h("span", { class: "silp-hidden" }, line.replaced ? " now: " : " and: ")), h("span", null, line.is)),
      line.reason && h("p", { class: "silp-hint" }, line.reason))));
  }

  function others(row) {
    const records = row.event ? (store.events.get(row.event) ?? []).filter((r) => r.id !== row.id) : [];
    if (!records.length) return null;
    return h("section", null, h("h3", null, `One event, ${records.length + 1} records`),
      records.map((other) => h("div", { class: "chron-other" },
        h("button", { type: "button", class: "silp-quiet", onclick: () => store.select(other.id) }, agencyChip(store.agencies.get(other.agency), other.agency), ` ${other.ref} `),
        dateWords(other), !mayCoincide(row, other) && h("span", { class: "chron-conflict" }, "the dates differ"),
        h("p", { class: "silp-record" }, other.text))),
      story?.differs?.length > 0 && h("div", { class: "chron-differ" }, h("p", null, "Where they differ; each reading stands:"), h("ul", null, story.differs.map((sentence) => h("li", null, sentence)))),
      !does.readOnly && h("button", { type: "button", onclick: () => does.unlink(row.id) }, "Take this record out of the link"));
  }

  function received(row) {
    if (does.readOnly && !story) return null;
    const s = story;
    if (!s) return h("p", { class: "silp-hint" }, "Fetching the row as it was received…");
    if (s.lost) return h("p", { class: "silp-hint" }, "The row as it was received can’t be fetched now.");
    const where = [s.file, s.sheet && `sheet “${s.sheet}”`, s.row && `row ${s.row}`].filter(Boolean).join(", ");
    return h("section", null,
      s.problems?.length > 0 && h("div", null, h("h3", null, "To look at"), s.problems.map((p) => h("p", { class: "chron-problem" },
        checkCode(does.line, p.code), " ", p.message, p.suggestion && ` ${p.suggestion}`, p.answer && h("span", { class: "chron-soft" }, ` Answered: ${p.answer}`)))),
      (where || s.raw?.length > 0) && h("details", { class: "chron-fold" }, h("summary", null, `As received${where ? `: ${where}` : ""}`),
        s.received && h("p", { class: "silp-hint" }, `Brought in on ${s.received}. These words are kept for ever.`),
        h("dl", { class: "chron-raw" }, (s.raw ?? []).map(([head, cell]) => [h("dt", null, head), h("dd", { class: "silp-record" }, cell || "(blank)")]))),
      (s.resent ?? []).map((again) => h("details", { class: "chron-fold" }, h("summary", null, `Sent again: ${again.file}, row ${again.row}`),
        h("dl", { class: "chron-raw" }, again.raw.map(([head, cell]) => [h("dt", null, head), h("dd", { class: "silp-record" }, cell || "(blank)")])))),
      !where && h("p", { class: "silp-hint" }, "Typed in here, not part of a return."));
  }

  function history() {
    if (!story?.history?.length) return null;
    return h("details", { class: "chron-fold" }, h("summary", null, `History (${story.history.length})`),
      h("ol", { class: "chron-history" }, story.history.map((change) => h("li", null,
        h("p", { class: "chron-who" }, h("strong", null, change.at), ` · ${change.who} · ${change.note || change.verb}`),
        change.fields.map(([name, was, is]) => h("p", null, `${name}: `, h("span", { class: "silp-was" }, was || "nothing"), " → ", is || "nothing"))))));
  }

  function open(id, andThen) {
    form = null;
    shown = id;
    story = null;
    el.classList.add("chron-open");
    paint();
    inside.parentElement.scrollTop = 0;
    if (!does.readOnly && id) {
      does.ask("open_entry", { id }).then((answer) => {
        if (shown !== id) return;
        story = answer;
        paint();
        andThen?.();
      }).catch(() => {
        if (shown !== id) return;
        story = { lost: true };
        paint();
      });
    }
  }

  function correct() {
    const row = store.byId.get(shown);
    if (row && story?.fields && !does.readOnly) does.edit(row, story.fields);
  }

  function close() {
    form = null;
    from = null;
    shown = "";
    story = null;
    el.classList.remove("chron-open");
    paint();
    does.closed();
  }

  paint();
  return {
    el, open, close, correct, paint,
    isOpen: () => Boolean(shown || form),
    isEditing: () => Boolean(form),
    shown: () => shown,
    /** @param {{ words: string, back: () => void } | null} place what asked for the entry, to go back to */
    cameFrom(place) { from = place; },
    focus: () => focusOn(inside.querySelector("h2[tabindex]") ?? inside.querySelector("button")),
    /** @param {HTMLElement | null} made a form that takes the pane until it is done */
    hold(made) {
      form = made;
      if (!made) { paint(); return; }
      el.classList.add("chron-open");
      inside.replaceChildren(made);
      named(made.getAttribute("aria-label") ?? "Form");
      made.querySelector("input, textarea, select")?.focus();
    },
  };
}
