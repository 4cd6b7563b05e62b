/** Deadlines: the rule and its doubt beside each date; a date that moves says why. */
import { field, h } from "../kit/dom.js";
import { asker, day, fieldsOf, openBeside, listTable, waiting } from "./ask.js";

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} place
 * @returns {(facts: any, list: HTMLElement) => void} paints the list
 */
export function deadlinesPanel(line, place) {
  const asking = asker(line);
  const mover = h("div");
  const name = h("input", { name: "name", autocomplete: "off", size: 32 });
  const own = h("form", { class: "prep-line", onsubmit: async (event) => {
    event.preventDefault();
    if (await asking.ask("save_deadline", { form: fieldsOf(own) })) own.reset();
  } }, field("What is due", name), field("Due", h("input", { name: "due", autocomplete: "off" })), h("button", { type: "submit" }, "Set a date"));
  place.append(mover, own, asking.told);

  return function paintDeadlines({ deadlines, profile, triggers, review }, list) {
    if (deadlines.length) {
      list.append(listTable("Deadlines",
        ["Due", "What", "Where the date comes from", ""], deadlines.map((one) => h("tr", null,
          h("td", { class: "prep-date" }, one.words, one.late && [" ", waiting("passed")]),
          h("th", { scope: "row" }, one.name), h("td", null, origin(one)),
          h("td", { class: "prep-end" }, one.done_on ? `done ${day(one.done_on)}` : [
            h("button", { type: "button", class: "silp-quiet", "aria-label": `Done: ${one.name}`, onclick: () => asking.ask("save_deadline", { form: { id: one.id, done_on: today() } }) }, "Done"),
            h("button", { type: "button", class: "silp-quiet", "data-deadline": one.id, "aria-label": `Move: ${one.name}`, onclick: () => move(one) }, "Move")])))));
    } else {
      list.append(h("p", null, "None yet. Work them out from the days below, or set your own."));
    }
    const needed = [...new Set(profile.limits.map((limit) => limit.trigger))];
    if (!needed.length) return;
    const plan = h("form", { class: "prep-line", onsubmit: (event) => {
      event.preventDefault();
      asking.ask("plan_deadlines", { triggers: fieldsOf(plan) });
    } }, needed.map((key) => field(triggers[key], h("input", { name: key, autocomplete: "off", value: key === "received" ? day(review.received) : "" }))),
    h("button", { type: "submit" }, "Work out the deadlines"));
    list.append(plan);
  };

  /** @param {any} one */
  function move(one) {
    const by = asker(line);
    const form = h("form", { class: "prep-form", onsubmit: async (event) => {
      event.preventDefault();
      const answer = await by.ask("save_deadline", { form: { ...fieldsOf(form), id: one.id } });
      if (!answer) return;
      close();
      asking.told.textContent = answer.said;
    } }, field("New date", h("input", { name: "due", autocomplete: "off" })), field("Why it moves", h("input", { name: "slipped_because", autocomplete: "off" })),
    field("Agreed by, by role", h("input", { name: "agreed_by", autocomplete: "off" })),
    h("div", { class: "prep-wide" }, h("button", { type: "submit", class: "silp-main" }, "Move it"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => close() }, "Close")));
    const close = openBeside(mover, [h("h3", { class: "prep-first" }, `Move: ${one.name}`), form, by.told],
      () => document.querySelector(`[data-deadline="${CSS.escape(one.id)}"]`) ?? name);
  }
}

/** @param {any} one @returns {any[]} the rule with its doubt, and why the date moved */
function origin(one) {
  const moved = one.slipped_because && h("span", { class: "silp-hint prep-block" }, `Moved: ${one.slipped_because}`, one.agreed_by && ` Agreed by ${one.agreed_by}.`);
  if (!one.rule) return ["Set for this review.", moved];
  return [one.source, ". ", !one.confirmed && waiting("not confirmed: check the current guidance"), moved];
}

/** @returns {string} today on this machine's calendar */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
