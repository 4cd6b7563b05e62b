/** The tool for what was taken out of the chronology: kept, and put back at will. */
import { h } from "../../kit/dom.js";
import { agencyChip } from "../row.js";

/** @type {import("../side.js").Tool} */
export const takenOutTool = {
  key: "taken_out",
  name: "Taken out",
  group: "look",
  hint: "Kept, and no part of the chronology until it is put back",
  offered: (store) => Boolean(store.view().taken_out?.out),
  open(place, { store, line, quietly, warn }) {
    const words = h("p", { class: "silp-hint", role: "status" }, "Fetching them…");
    const list = h("ul", { class: "chron-outlist" });
    const all = h("p", { class: "chron-decide" });
    place.append(words, list, all);
    const put = (verb, args) => quietly(verb, args).then(fetchOut);

    function fetchOut() {
      return line.act("taken_out").then(paintOut).catch((error) => { if (!error.silent) warn(error.message); });
    }

    function paintOut(found) {
      words.textContent = found.all ? "In no count, report or release. Everything on them is kept."
        : "Nothing is taken out. Mark entries in the table to take them out; nothing goes without your yes.";
      list.replaceChildren(...found.out.map((one) => h("li", null,
        h("p", { class: "chron-besidehead" }, agencyChip(store.agencies.get(one.agency), one.agency), h("strong", null, one.ref), ` ${one.date}`),
        h("p", { class: "silp-record" }, one.text),
        h("button", { type: "button", "aria-label": `Put ${one.ref} back`, onclick: () => put("put_back", { id: one.id }) }, "Put back"))));
      const more = found.all - found.out.length;
      all.replaceChildren(more > 0 ? `and ${more.toLocaleString("en-GB")} more ` : "",
        found.all > 1 ? h("button", { type: "button", onclick: () => put("put_all_back", {}) }, `Put all ${found.all.toLocaleString("en-GB")} back`) : "");
    }

    fetchOut();
    return (why) => { if (why === "rows") fetchOut(); };
  },
};
