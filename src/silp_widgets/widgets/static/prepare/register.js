/** The register of real names: closed until it is asked for, and every opening is logged. */
import { field, h, select } from "../kit/dom.js";
import { asker, day, fieldsOf, openBeside, listTable } from "./ask.js";

const KINDS = [["family", "family"], ["practitioner", "practitioner"], ["supporter", "supporter"],
  ["person", "someone else"], ["place", "place"]];

/** @param {import("../kit/link.js").Link} line @returns {HTMLElement} */
export function registerPanel(line) {
  const place = h("div", { onkeydown: (event) => { if (event.key === "Escape") shut(); } });
  const asking = asker(line);
  // Counts openings: an answer that comes after the register was closed must not show it again.
  let opening = 0;
  const open = h("button", { type: "button", onclick: () => show("open_register", {}) }, "Open the register");
  const closed = [h("p", { class: "silp-measure" }, "Real names are kept in a file of their own and are shown only here. Look who can see this screen first; each opening is logged."), h("div", null, open), asking.told];
  place.replaceChildren(...closed);
  return place;

  function shut() {
    opening += 1;
    asking.told.textContent = "";
    place.replaceChildren(...closed);
    open.focus();
  }

  /** @param {string} verb @param {object} args @param {import("./ask.js").Asker} [by] */
  async function show(verb, args, by = asking) {
    const mine = opening;
    const answer = await by.ask(verb, args);
    if (answer && mine === opening) paint(answer.register);
  }

  /** @param {any[]} people */
  function paint(people) {
    const editor = h("div");
    const shutter = h("button", { type: "button", class: "silp-main", onclick: shut }, "Close the register");
    const add = h("button", { type: "button", onclick: () => edit(null, add) }, "Add a name");
    place.replaceChildren(h("div", { class: "prep-buttons" }, shutter, add), editor,
      people.length === 0 ? h("p", { class: "silp-measure" }, "Nobody is in it yet. Add everyone whose name could appear in a return: family, practitioners, neighbours, places.")
        : listTable("Register of real names",
          ["Shown as", "Real name", "Other spellings", "Numbers and addresses", ""], people.map((one) => {
            const button = h("button", { type: "button", class: "silp-quiet", "aria-label": `Edit the name behind ${one.pseudonym}`, onclick: () => edit(one, button) }, "Edit");
            return h("tr", null, h("th", { scope: "row" }, one.pseudonym), h("td", null, one.name),
              h("td", null, one.aliases.join("; ")), h("td", null, one.identifiers.join("; ")), h("td", { class: "prep-end" }, button));
          })));
    shutter.focus();

    /** @param {any} one @param {HTMLElement} opener */
    function edit(one, opener) {
      const by = asker(line);
      const input = (name, value) => h("input", { name, value: value ?? "", autocomplete: "off", spellcheck: "false" });
      const lines = (name, value) => h("textarea", { name, rows: 3, spellcheck: "false" }, (value ?? []).join("\n"));
      const removal = one && h("button", { type: "button", class: "silp-quiet", onclick: takeOut }, "Take out");
      const form = h("form", { class: "prep-form", onsubmit: save },
        field("Real name", input("name", one?.name)),
        field("Shown as", input("pseudonym", one?.pseudonym), "Such as Adult M, or HV1."),
        field("Who they are", select(KINDS, one?.kind ?? "person", { name: "kind" })),
        field("Born", input("born", day(one?.born))),
        field("Died", input("died", day(one?.died)), "Where that is so."),
        field("Other names and spellings, one a line", lines("aliases", one?.aliases)),
        field("Numbers and addresses, one a line", lines("identifiers", one?.identifiers), "NHS number, telephone, e-mail, address."),
        h("div", { class: "prep-wide" }, h("button", { class: "silp-main", type: "submit" }, "Save"), removal,
          h("button", { type: "button", class: "silp-quiet", onclick: () => close() }, "Close")));
      const close = openBeside(editor, [
        h("h3", { class: "prep-first" }, one ? `${one.pseudonym}: the real name` : "A name for the register"), form, by.told], () => opener);

      /** @param {SubmitEvent} event */
      function save(event) {
        event.preventDefault();
        show("save_identity", { form: { ...fieldsOf(form), id: one?.id ?? "" } }, by);
      }
      function takeOut() {
        if (removal.dataset.sure) show("remove_identity", { identity: one.id }, by);
        removal.dataset.sure = "yes";
        removal.textContent = "Take out for good";
        by.told.textContent = "Undo doesn't reach the register. Press again to take this name out of it.";
      }
    }
  }
}
