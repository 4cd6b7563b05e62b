/** The quiet room: a blank, calm screen with the time of return. */
import { h } from "../kit/dom.js";

const BREAKS = [5, 10, 15, 20];

/** @param {HTMLElement} root */
export function quietRoom(root) {
  const back = h("p", { class: "le-back", role: "status" });
  const ways = BREAKS.map((minutes) => h("button", {
    type: "button", class: "silp-quiet", onclick: () => choose(minutes),
  }, `${minutes} minutes`));
  const choose = (minutes) => {
    BREAKS.forEach((one, i) => ways[i].setAttribute("aria-pressed", String(one === minutes)));
    const at = new Date(Date.now() + minutes * 60_000);
    back.textContent = `Back at ${at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
  };
  const room = h("dialog", { class: "le-quiet", "aria-label": "Quiet room" },
    h("p", { class: "le-pause" }, "We are pausing."), back,
    h("p", null, "You may rest, step out, or speak with somebody in private."),
    h("div", { class: "le-breaks", role: "group", "aria-label": "How long" }, ways),
    h("button", { type: "button", class: "silp-quiet", onclick: () => room.close() }, "Come back ", h("kbd", null, "Esc")));
  root.append(room);
  return {
    open() {
      choose(BREAKS[1]);
      room.showModal();
      ways[1].focus();
    },
  };
}
