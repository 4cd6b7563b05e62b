/** What was said so far, newest first; each can be read back. */
import { h } from "../kit/dom.js";
import { patch } from "./patch.js";

const STATE_ASKS = { captured: "Read back", amended: "Read back", read_back: "Read back", agreed: "Look" };

/** @param {(account: any) => void} open */
export function recentList(open) {
  const list = h("ol", { class: "le-recent", "aria-label": "What was said, newest first" });
  const row = (a) => h("li", { class: "le-said" },
    h("div", { class: "le-said-top" },
      h("span", null, a.at), h("strong", null, a.code), h("span", null, `${a.relation} · ${a.about}`),
      a.frame !== "at the time" && h("span", { class: "silp-hint" }, a.frame),
      h("span", { class: `le-mark le-is-${a.state}` }, stateWords(a)),
      h("span", { class: "le-space" }),
      STATE_ASKS[a.state] && h("button", {
        type: "button", class: "silp-quiet", "data-key": a.id, onclick: () => open(a),
        "aria-label": `${STATE_ASKS[a.state] === "Look" ? "Look at" : STATE_ASKS[a.state]} what ${a.code} said at ${a.at}`,
      }, STATE_ASKS[a.state])),
    a.text && h("p", { class: "silp-said le-clip" }, a.text),
    a.well && a.well !== a.text && h("p", { class: "silp-said le-well le-clip" }, h("span", null, "What went well: "), a.well));
  return {
    el: h("section", { class: "le-recently" }, h("h2", null, "Said so far"), list),
    paint: (view) => patch(list, view.recent, () => [view.recent.map(row),
      !view.recent.length && h("li", { class: "silp-hint" }, "What you keep appears here, to be read back and agreed.")]),
  };
}

function stateWords(a) {
  return a.state === "agreed" || a.state === "released" ? `${a.state_words}, ${a.attribution_words}` : a.state_words;
}
