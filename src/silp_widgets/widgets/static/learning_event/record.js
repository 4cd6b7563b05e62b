/** What the record says about the episode in focus, and who has not been heard yet. */
import { h, select } from "../kit/dom.js";
import { patch } from "./patch.js";

/**
 * @param {object} on
 * @param {(entry: any) => void} on.about
 * @param {(person: any) => void} on.speaker
 * @param {(verb: string, args: object) => Promise<any>} on.act
 */
export function recordSide(on) {
  const list = h("ol", { class: "le-record", tabindex: "0", "aria-label": "The record" });
  const notYet = h("div", { class: "le-people" });
  const everyone = h("div", { class: "le-everyone" });
  const day = h("div", { class: "le-day" });
  let view = null;
  let chosen = {};
  let found = null;
  let asking = 0;
  const find = h("input", {
    type: "search", placeholder: "find an entry", "aria-label": "Find an entry by its reference, date or words",
    oninput: () => {
      clearTimeout(asking);
      asking = setTimeout(search, 200);
    },
  });
  async function search() {
    found = find.value.trim() ? await on.act("find", { words: find.value }).catch(() => null) : null;
    paint();
  }
  const side = h("aside", { class: "le-side", "aria-label": "The record and the room" },
    h("div", { class: "le-head" }, h("h2", null, "The record"), find), list,
    h("h2", null, "Not yet heard"), notYet,
    h("details", { class: "le-all" }, h("summary", null, "Everyone here"), everyone),
    h("details", { class: "le-all" }, h("summary", null, "Run sheet and ground rules"), day));

  const entry = (e) => h("li", null, h("button", {
    type: "button", class: "le-entry", "data-key": e.id, "aria-pressed": String(chosen.about === e.id), title: e.written,
    onclick: () => on.about(e),
  },
  h("span", { class: "le-entry-top" },
    h("span", { class: "silp-agency", style: { "--agency": e.agency.colour }, title: e.agency.name }, e.agency.code),
    h("span", null, e.when), h("span", { class: "silp-hint" }, e.ref)),
  h("span", { class: "silp-record le-clip" }, e.text),
  e.spoken.length > 0 && h("span", { class: "silp-hint" }, e.spoken.map((s) => `${s.code} ${s.relation}`).join(" · "))));

  const person = (p) => h("button", {
    type: "button", class: "le-person", "data-key": p.id, "aria-pressed": String(chosen.speaker === p.id),
    title: [p.job, p.agency, p.not_ready].filter(Boolean).join(", "), onclick: () => on.speaker(p),
  }, p.code, p.not_ready && [h("span", { "aria-hidden": "true", class: "le-ready" }, "◦"),
    h("span", { class: "silp-hidden" }, `, ${p.not_ready}`)]);

  const row = (p) => h("div", { class: "le-row" }, person(p),
    h("span", null, [...new Set([p.job, p.agency])].filter(Boolean).join(", "),
      p.not_ready && h("span", { class: "silp-hint" }, ` · ${p.not_ready}`)),
    h("span", { class: "silp-hint le-heard" }, p.accounts ? `heard ${p.accounts}×` : "not yet"),
    select([["", "how?"], ...view.choices.mode], p.mode, {
      class: "le-pick", "aria-label": `How ${p.code} takes part today`,
      onchange: (event) => on.act("set_mode", { person: p.id, mode: event.target.value }).catch(() => {}),
    }));

  function paint() {
    const shown = found ?? view.record;
    patch(list, [shown, chosen.about], () => [
      shown.entries.map(entry),
      !shown.entries.length && h("li", { class: "silp-hint le-none" }, found
        ? "Nothing in the record has these words."
        : "Nothing is recorded here. What happened in this time?"),
      shown.more && h("li", { class: "silp-hint le-none" }, shown.more)]);
    const waiting = view.people.filter((p) => p.was_there && !p.accounts);
    patch(notYet, [waiting, chosen.speaker], () => [waiting.map(person),
      !waiting.length && h("p", { class: "silp-hint" }, view.people.length
        ? "Everyone who was there has been heard."
        : "Nobody is listed yet: add people under Prepare.")]);
    patch(day, [view.run_sheet, view.ground_rules], () => [
      h("ol", null, view.run_sheet.map((step) => h("li", null, step.name, h("span", { class: "silp-hint" }, ` ${step.minutes} min`)))),
      h("ul", null, view.ground_rules.map((rule) => h("li", null, rule)))]);
    patch(everyone, [view.people, chosen.speaker], () => view.people.map(row));
  }
  return {
    el: side,
    paint(now, picked) {
      view = now;
      chosen = { ...picked };
      paint();
    },
  };
}
