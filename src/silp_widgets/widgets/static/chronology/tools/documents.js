/** The tool that makes pictures, documents and workbooks of the chronology. */
import { h } from "../../kit/dom.js";
import { download } from "../../kit/download.js";

const MAKING_MS = 60_000;

/** @type {import("../side.js").Tool} */
export const documentsTool = {
  key: "documents",
  name: "Pictures and documents",
  group: "make",
  hint: "The timeline for a slide; the chronology for Word and Excel",
  open(place, { store, line, say, warn }) {
    const note = h("p", { class: "silp-hint", role: "status" });
    const make = (ending, button) => {
      button.disabled = true;
      note.textContent = "Making the file…";
      line.act("make_document", { ending }, MAKING_MS)
        .then((made) => { download(made); note.textContent = `${made.file} is among your downloads.`; say(note.textContent); })
        .catch((error) => { note.textContent = ""; warn(error.message); })
        .finally(() => { button.disabled = false; });
    };
    place.append(
      h("p", { class: "silp-hint" }, "Each is the chair’s copy: not pseudonymised, and not encrypted once it is kept. Keep it where the case is kept."),
      h("ul", { class: "chron-doclist" }, store.view().documents.kinds.map(([ending, name, what]) => h("li", null,
        h("button", { type: "button", onclick: (event) => make(ending, event.currentTarget) }, `${name} (${ending})`), h("p", { class: "silp-hint" }, what)))),
      note);
  },
};
