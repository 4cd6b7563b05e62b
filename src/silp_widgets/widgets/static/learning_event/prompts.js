/** Something to ask, two questions at a time, in the order of a conversation. */
import { h } from "../kit/dom.js";

const AT_ONCE = 2;

export function promptLine() {
  const title = h("strong");
  const asks = h("span");
  let pages = [];
  let at = 0;
  const turn = (by) => {
    at = (at + by + pages.length) % pages.length;
    show();
  };
  function show() {
    title.textContent = pages[at].title;
    asks.textContent = pages[at].ask.join("  ·  ");
  }
  const el = h("div", { class: "le-ask" },
    h("p", null, title, asks),
    h("button", { type: "button", class: "silp-quiet", "aria-label": "Questions before", onclick: () => turn(-1) }, "‹"),
    h("button", { type: "button", class: "silp-quiet", "aria-label": "Next questions", onclick: () => turn(1) }, "›"));
  return {
    el,
    paint(view) {
      if (pages.length) return;
      pages = view.prompts.flatMap(({ key, title: about, ask }) => ask
        .map((_, first) => ({ key, title: about, ask: ask.slice(first, first + AT_ONCE) }))
        .filter((_, first) => first % AT_ONCE === 0));
      at = Math.max(0, pages.findIndex(({ key }) => key === "at_the_time"));
      show();
    },
  };
}
