/** What lies beside the words: news about them, another scribe's text, a connection that is lost. */
import { h } from "../kit/dom.js";

/**
 * @param {object} on
 * @param {(draft: any) => void} on.take put another text below the words
 * @param {() => void} on.reconnect
 * @param {() => boolean} on.sealed whether this computer keeps words when the page goes
 */
export function besideWords(on) {
  const news = h("p", { class: "le-news", role: "status" });
  const texts = h("div", { class: "le-texts" });
  const how = h("span");
  const lost = h("div", { class: "le-lost", role: "alert", hidden: true },
    h("p", null, h("strong", null, "The connection to the case is lost. "), how),
    h("button", { type: "button", onclick: on.reconnect }, "Reconnect"));
  const shown = new Map();

  function paint() {
    texts.replaceChildren(...[...shown.values()].map((draft) => h("div", { class: "le-other", "data-place": draft.place },
      h("p", null, h("strong", null, `Also being written here, by the ${draft.by}, ${draft.at}.`), " Both texts are kept."),
      h("p", { class: "silp-said le-clip" }, [draft.text, draft.context?.well].filter(Boolean).join(" · ")),
      h("p", { class: "le-decide" },
        h("button", { type: "button", onclick: () => {
          shown.delete(draft.place);
          paint();
          on.take(draft);
        } }, "Put it below mine"),
        h("button", { type: "button", class: "silp-quiet", onclick: () => {
          shown.delete(draft.place);
          paint();
        } }, "Leave it apart")))));
  }
  return {
    el: h("div", { class: "le-besides" }, lost, news, texts),
    news(words) {
      news.textContent = words;
    },
    offer(draft) {
      shown.set(draft.place, draft);
      paint();
    },
    /** Words that have become an account are no longer offered. */
    captured(texts) {
      const gone = [...shown.values()].filter(({ text }) => texts.includes(text));
      gone.forEach(({ place }) => shown.delete(place));
      if (gone.length) paint();
    },
    live(now) {
      how.textContent = on.sealed()
        ? "Go on typing: your words are kept on this computer, sealed, and come back when you reconnect."
        : "Go on typing, and keep this page open: your words are in its memory only.";
      lost.hidden = now;
    },
  };
}
