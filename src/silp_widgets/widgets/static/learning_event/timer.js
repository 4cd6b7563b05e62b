/** Which episode we are in, and how many of its minutes are left. */
import { h } from "../kit/dom.js";

const MINUTE_MS = 60_000;

/**
 * @param {object} on
 * @param {(verb: string, args: object) => Promise<any>} on.act
 * @param {() => void} on.quiet
 */
export function topBar(on) {
  const pick = h("select", {
    class: "le-episode", "aria-label": "Episode in focus",
    onchange: (event) => on.act("set_focus", { episode: event.target.value }).catch(() => {}),
  });
  const left = h("span", { class: "le-left" });
  const heard = h("span", { class: "le-count" });
  const well = h("span", { class: "silp-hint" });
  let focus = {};
  const step = (by) => {
    const to = pick.options[pick.selectedIndex + by];
    if (to) on.act("set_focus", { episode: to.value }).catch(() => {});
  };
  const before = h("button", { type: "button", class: "silp-quiet", "aria-label": "Episode before", onclick: () => step(-1) }, "‹");
  const after = h("button", { type: "button", class: "silp-quiet", "aria-label": "Episode after", onclick: () => step(1) }, "›");
  const chooser = h("span", { class: "le-chooser" }, before, pick, after);
  const el = h("div", { class: "le-bar" }, chooser, left, well, h("span", { class: "le-space" }), heard,
    h("button", { type: "button", class: "silp-quiet", onclick: on.quiet }, "Quiet room ", h("kbd", null, "Esc Esc")));

  function tick() {
    if (!focus.minutes) {
      left.textContent = "";
      return;
    }
    const gone = focus.since ? (Date.now() - new Date(focus.since)) / MINUTE_MS : 0;
    const rest = Math.ceil(focus.minutes - gone);
    left.textContent = rest >= 0 ? `${rest} min left of ${focus.minutes}` : `${-rest} min over; take the time it needs`;
  }
  const ticking = setInterval(tick, 10_000);
  return {
    el,
    paint(view) {
      focus = view.focus;
      chooser.hidden = !view.episodes.length;
      pick.replaceChildren(...view.episodes.map((e) => h("option", { value: e.id, selected: e.id === focus.id },
        `Episode ${e.number} of ${view.episodes.length}: ${e.title}`)));
      const at = view.episodes.findIndex((e) => e.id === focus.id);
      before.disabled = at <= 0;
      after.disabled = at === view.episodes.length - 1;
      const there = view.people.filter((p) => p.was_there);
      const done = there.filter((p) => p.accounts).length;
      heard.textContent = `✓ ${done} heard   ○ ${there.length - done} not yet`;
      well.textContent = focus.id && !focus.good_practice ? "What went well here? Nothing yet." : "";
      tick();
    },
    close: () => clearInterval(ticking),
  };
}
