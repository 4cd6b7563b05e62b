/** Those who take part: role codes, never names; briefing and a named supporter for each. */
import { field, h, select } from "../kit/dom.js";
import { asker, day, fieldsOf, openBeside, listTable, waiting } from "./ask.js";

/**
 * The list, and the editor beside it: the list may be painted anew while somebody types.
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} place
 * @returns {(facts: any, list: HTMLElement) => void} paints the list
 */
export function peoplePanel(line, place) {
  const editor = h("div");
  const add = h("button", { type: "button", onclick: () => edit(null) }, "Add someone");
  const outcome = asker(line);
  place.append(h("div", null, add), outcome.told, editor);

  return function paintPeople({ participants }, list) {
    if (!participants.length) {
      list.append(h("p", { class: "silp-measure" }, "Nobody yet. Add everyone who did the work, by role code: HV1 for the first health visitor, SW1, PC1."));
      return;
    }
    list.append(listTable("People who take part, with briefing and supporter",
      ["Code", "Work", "Agency", "Supporter", "Briefed", "Heard", ""], participants.map((one) => h("tr", null,
        h("th", { scope: "row" }, one.code), h("td", null, one.job), h("td", null, one.agency_name),
        h("td", null, one.supporter ? `${one.supporter}${one.supporter_role && `, ${one.supporter_role}`}` : one.was_there && waiting("none yet")),
        h("td", null, day(one.briefed_on) || (one.caught_up_on ? `caught up ${day(one.caught_up_on)}` : one.was_there && waiting("not yet"))),
        h("td", null, one.heard ? "heard" : one.was_there && "not yet"),
        h("td", { class: "prep-end" }, h("button", {
          type: "button", class: "silp-quiet", "data-who": one.id, "aria-label": `Edit ${one.code}`, onclick: () => edit(one),
        }, "Edit"))))));
  };

  /** @param {any} one the participant, or null for a new one */
  function edit(one) {
    const { agencies, choices } = line.view();
    const [aboutWho, aboutSupport] = [asker(line), asker(line)];
    const input = (name, value) => h("input", { name, value: value ?? "", autocomplete: "off" });
    const who = h("form", { class: "prep-form", onsubmit: saveWho },
      field("Role code", input("code", one?.code), "Such as HV1. Names go in the register."),
      field("Work then", input("job", one?.job), "Such as health visitor."),
      field("Agency", select([["", "choose"], ...agencies], one?.agency ?? "", { name: "agency" })),
      field("Part in the review", select(choices.role, one?.role ?? "practitioner", { name: "role" })),
      h("label", { class: "prep-tick" }, h("input", { type: "checkbox", name: "was_there", checked: one?.was_there ?? true }),
        " Was there, and should be heard"),
      h("div", { class: "prep-wide" }, h("button", { class: "silp-main", type: "submit" }, one ? "Save who they are" : "Add"),
        one && h("button", { type: "button", class: "silp-quiet", onclick: takeOut }, "Take out"),
        h("button", { type: "button", class: "silp-quiet", onclick: () => close() }, "Close")), aboutWho.told);
    const when = (name, words) => field(words, input(name, day(one[name])));
    const support = one && h("form", { class: "prep-form", onsubmit: saveSupport },
      field("Named supporter, by code", input("supporter", one.supporter), "Such as S-HV1; the name is in the register."),
      field("Supporter's role", input("supporter_role", one.supporter_role), "Such as named nurse."),
      when("briefed_on", "Briefing attended on"), when("caught_up_on", "Or caught up on"),
      when("pack_sent_on", "Pack sent on"), when("notice_shown_on", "Notice shown on"),
      when("notice_acknowledged_on", "Notice acknowledged on"), when("thanked_on", "Thanked on"),
      h("div", { class: "prep-wide" }, h("button", { class: "silp-main", type: "submit" }, "Save briefing and support")), aboutSupport.told);
    const opener = () => (one && document.querySelector(`[data-who="${CSS.escape(one.id)}"]`)) || add;
    outcome.told.textContent = "";
    const close = openBeside(editor, [
      h("h3", { class: "prep-first" }, one ? `${one.code}: briefing and support` : "Someone who takes part"), support,
      one && h("h3", null, `${one.code}: who they are`), who].filter(Boolean), opener);

    /** @param {SubmitEvent} event */
    async function saveWho(event) {
      event.preventDefault();
      const form = { ...fieldsOf(who), id: one?.id ?? "", was_there: who.elements.was_there.checked };
      finish(await aboutWho.ask("save_participant", { form }));
    }
    /** @param {SubmitEvent} event */
    async function saveSupport(event) {
      event.preventDefault();
      finish(await aboutSupport.ask("save_support", { participant: one.id, form: fieldsOf(support) }));
    }
    async function takeOut() {
      finish(await aboutWho.ask("remove_participant", { participant: one.id }));
    }
    /** @param {any} answer */
    function finish(answer) {
      if (!answer) return;
      close();
      outcome.told.textContent = answer.said;
    }
  }
}
