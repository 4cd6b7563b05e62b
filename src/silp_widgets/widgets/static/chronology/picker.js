/** A compact control that opens into a list of choices; several may hold at once. */
import { closesItself } from "../kit/closes.js";
import { h } from "../kit/dom.js";

/**
 * @param {string} name what is chosen: "Agency"
 * @param {{ chosen: () => string[], choose: (values: string[]) => void }} use
 */
export function picker(name, { chosen, choose }) {
  const words = h("span", null, name);
  const list = h("ul", { class: "chron-choices" });
  const find = h("input", { type: "search", placeholder: "find…", "aria-label": `Find in ${name.toLowerCase()}`, oninput: () => fill() });
  const none = h("button", { type: "button", class: "silp-quiet", onclick: () => choose([]) }, "Any");
  const el = h("details", { class: "chron-picker" }, h("summary", null, words),
    h("div", { class: "chron-menu" }, find, list, none));
  let options = [];

  function fill() {
    const sought = find.value.toLowerCase();
    find.hidden = options.length < 10;
    const on = new Set(chosen());
    list.replaceChildren(...options.filter(([, label]) => label.toLowerCase().includes(sought)).map(([value, label, before]) => h("li", null,
      h("label", null, h("input", {
        type: "checkbox", checked: on.has(value), onchange: (event) => {
          const now = new Set(chosen());
          if (event.target.checked) now.add(value);
          else now.delete(value);
          choose([...now]);
        },
      }), before?.() ?? "", h("span", null, label)))));
  }

  function paint() {
    const on = chosen();
    const first = options.find(([value]) => value === on[0]);
    words.textContent = on.length ? (on.length === 1 && first ? `${name}: ${first[1]}` : `${name}: ${on.length}`) : name;
    el.classList.toggle("chron-chosen", on.length > 0);
    el.hidden = options.length === 0;
    if (!el.open) fill();
  }

  el.addEventListener("toggle", () => {
    if (el.open) fill();
  });
  closesItself(el);
  return {
    el,
    /** @param {Array<[string, string, (() => Node)?]>} now value, words, and what stands before */
    offer(now) {
      options = now;
      paint();
    },
    paint,
  };
}
