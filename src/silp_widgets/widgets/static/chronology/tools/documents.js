/** The tool that makes pictures, documents and workbooks of the chronology. */
import { whileBusy } from "../../kit/busy.js";
import { h } from "../../kit/dom.js";
import { download } from "../../kit/download.js";
import { grouped } from "../../kit/words.js";

const MAKING_MS = 60_000;

/** @type {import("../side.js").Tool} */
export const documentsTool = {
  key: "documents",
  name: "Pictures and documents",
  group: "make",
  hint: "The timeline for a slide; the chronology for Word and Excel",
  open(place, { store, line, timeline, warn }) {
    const note = h("p", { class: "silp-hint", role: "status" });
    const all = h("input", { type: "radio", name: "chron-doc-what", checked: true });
    const shown = h("input", { type: "radio", name: "chron-doc-what" });
    const what = h("span");
    const count = () => {
      what.textContent = ` what is shown now: ${grouped(store.shown.length)} of ${grouped(store.rows.length)} entries, the timeline as it is zoomed`;
    };
    const make = (ending, button) => {
      const zoom = timeline().seen().zoom ?? ["", ""];
      const part = shown.checked ? { ids: store.shown.map((row) => row.id), first: zoom[0], last: zoom[1] } : {};
      whileBusy(button, () => {
        note.textContent = "Making the file…";
        return line.act("make_document", { ending, ...part }, MAKING_MS)
          .then((made) => { download(made); note.textContent = `${made.file} is among your downloads.`; })
          .catch((error) => { note.textContent = ""; warn(error.message); });
      });
    };
    place.append(
      h("fieldset", { class: "chron-readings" }, h("legend", null, "Of what"),
        h("label", null, all, h("span", null, " the whole chronology")), h("label", null, shown, what)),
      note,
      h("ul", { class: "chron-doclist" }, store.view().documents.kinds.map(([ending, name, use]) => h("li", null,
        h("button", { type: "button", onclick: (event) => make(ending, event.currentTarget) }, `${name} (${ending})`), h("p", { class: "silp-hint" }, use)))),
      h("p", { class: "silp-hint" }, "Each is the chair’s copy: not pseudonymised, and not encrypted once it is kept. Keep it where the case is kept. The whole report is made with “silp report”."));
    store.on("shown", count);
    count();
  },
};
