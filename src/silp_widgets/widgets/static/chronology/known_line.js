/** The line of the day that is looked from: dragged, or moved by keys. A slider to who listens. */
import { h } from "../kit/dom.js";
import { dayNumber, isoOfDay, sayDay } from "./days.js";
import { asOf } from "./knowing.js";

const A_WEEK = 7;

/**
 * @param {any} store
 * @param {{ look: any, stage: HTMLElement, surface: HTMLElement, show: (from: number, to: number) => void }} timeline
 * @returns {{ el: HTMLElement, place: () => void }} `place` is called with every drawing
 */
export function knownLine(store, { look, stage, surface, show }) {
  const past = asOf(store);
  const words = h("span", { class: "chron-today-words" });
  const flag = h("span", { class: "chron-today-flag" }, h("span", { class: "chron-today-grip", "aria-hidden": "true" }, "⋮⋮"), words);
  const el = h("div", {
    class: "chron-today", role: "slider", tabindex: "0", hidden: true,
    "aria-label": "The day that is looked from",
    title: "Drag, or with the keys: left and right a day, page up and down a week, up and down to where their knowledge changed",
  }, flag);
  let held = false;
  let grip = 0;

  const dateAt = (event) => {
    const box = stage.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - grip - box.left) / box.width));
    return isoOfDay(Math.round(look.from + share * (look.to - look.from)) - 1);
  };

  function place() {
    const known = past.known();
    el.hidden = !known;
    if (!known || !look.width) return;
    const end = dayNumber(known.date) + 1;
    const x = ((end - look.from) / (look.to - look.from)) * look.width;
    const seen = Math.max(0, Math.min(look.width, x));
    el.style.left = `${stage.offsetLeft + seen}px`;
    el.classList.toggle("chron-today-before", x < 0);
    el.classList.toggle("chron-today-after", x > look.width);
    el.classList.toggle("chron-today-left", seen > look.width - 130);
    const said = sayDay(end - 1);
    if (words.textContent !== said) words.textContent = said;
    if (!held) speak(end - 1, said);
  }

  function speak(day, said) {
    const { had, all } = past.tally();
    el.setAttribute("aria-valuemin", String(Math.floor(look.from)));
    el.setAttribute("aria-valuemax", String(Math.ceil(look.to)));
    el.setAttribute("aria-valuenow", String(day));
    el.setAttribute("aria-valuetext", `${said}: ${had} of ${all} entries known`);
  }

  /** Keep the line in sight when keys or buttons move it. */
  function follow() {
    const known = past.known();
    if (!known || held) return;
    const end = dayNumber(known.date) + 1;
    if (end >= look.from && end <= look.to) return;
    const half = (look.to - look.from) / 2;
    show(end - half, end + half);
  }

  el.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = true;
    // Wherever it is taken hold of, the line doesn't jump.
    const { left, width } = el.getBoundingClientRect();
    grip = event.clientX - (left + width / 2);
    el.setPointerCapture(event.pointerId);
    surface.classList.add("chron-held");
    el.focus({ preventScroll: true });
    event.preventDefault();
  });
  el.addEventListener("pointermove", (event) => {
    if (!held) return;
    const date = dateAt(event);
    if (date !== past.known().date) past.drag(date, true);
  });
  const letGo = () => {
    if (!held) return;
    held = false;
    surface.classList.remove("chron-held");
    past.settle();
  };
  el.addEventListener("pointerup", letGo);
  el.addEventListener("pointercancel", letGo);
  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageDown: -A_WEEK, PageUp: A_WEEK };
    const changes = { ArrowUp: 1, ArrowDown: -1 };
    if (steps[event.key]) past.step(steps[event.key] * (event.shiftKey ? A_WEEK : 1));
    else {
      const next = changes[event.key] ? past.changeDay(changes[event.key])
        : event.key === "Home" ? past.endDay(-1) : event.key === "End" ? past.endDay(1) : null;
      if (next === null) return;
      if (next) past.drag(next);
    }
    event.preventDefault();
    event.stopPropagation();
  });
  past.on(() => { if (!held) follow(); });
  return { el, place };
}
