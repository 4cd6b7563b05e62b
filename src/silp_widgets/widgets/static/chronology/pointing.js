/** Pointing at the timeline: wheel, drag, hover, and clusters that open. */
import { h } from "../kit/dom.js";
import { waySaid } from "./knowing.js";
import { silenceWords, silencesIn } from "./silence.js";

const NEAR_PX = 11;
const LISTED = 14;

/** The first words of a text, whole ones. */
function briefly(text, most) {
  if (!text || text.length <= most) return text ?? "";
  return `${text.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

/**
 * @param {any} t what the timeline shares with its pointer
 * @returns {{ list: (row: any) => void }} the way in for who has no pointer
 */
export function pointing(t) {
  const { surface, stage, canvas, axis, tip, look, store } = t;
  const silences = silencesIn(store);
  let drag = null;

  const dayAt = (x) => look.from + (x / look.width) * (look.to - look.from);
  const placeOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  /** What is drawn under a point: a mark, else a bar. Silence is drawn beneath both. */
  function under([x, y]) {
    const lane = look.drawn[Math.floor(y / look.laneHeight)];
    if (!lane) return null;
    let best = null;
    for (const mark of lane.marks) {
      const far = x < mark.x0 ? mark.x0 - x : x > mark.x1 ? x - mark.x1 : 0;
      if (far <= NEAR_PX && (!best || far < best.far)) best = { far, rows: mark.rows };
    }
    const bar = !best && lane.bars.find((b) => x >= b.a - 3 && x <= b.b + 3);
    return best ?? (bar ? { far: 0, rows: [bar.row] } : null);
  }

  function quietUnder([x, y]) {
    return look.drawn[Math.floor(y / look.laneHeight)]?.silences.find((s) => x >= s.a && x <= s.b)?.silence;
  }

  /** What is said of a silence, and of it alone. */
  function sayQuiet(event, silence) {
    tip.hidden = !silence;
    if (!silence) return;
    tip.replaceChildren(h("p", null, `${silenceWords(silence, store)}.`));
    place(event.clientX, event.clientY);
  }

  function place(x, y) {
    const bounds = surface.getBoundingClientRect();
    const [left, top] = [x - bounds.left, y - bounds.top];
    tip.style.left = `${Math.max(0, Math.min(bounds.width - tip.offsetWidth - 4, left + 12))}px`;
    tip.style.top = `${top + 14}px`;
  }

  function hover(event) {
    if (tip.dataset.open) return;
    const hit = under(placeOf(event));
    const quiet = hit ? null : quietUnder(placeOf(event));
    stage.style.cursor = hit || quiet ? "pointer" : "grab";
    if (!hit) { sayQuiet(event, quiet); return; }
    const [row] = hit.rows;
    const agency = store.agencies.get(row.agency);
    tip.replaceChildren(...(hit.rows.length > 1
      ? [h("strong", null, `${hit.rows.length} entries`), h("p", null, `${row.date} to ${hit.rows[hit.rows.length - 1].date}. Click to open.`)]
      : [h("strong", null, `${row.date} · ${agency?.name ?? row.agency}`), h("p", null, briefly(row.text, 180)), knownTip(row) ?? ""]));
    tip.hidden = false;
    place(event.clientX, event.clientY);
  }

  /** While the past is looked at: how they came to know. */
  function knownTip(row) {
    const { known } = store.filter;
    if (!known) return null;
    const name = store.agencies.get(known.agency)?.name ?? known.agency;
    return h("p", { class: "silp-hint" }, waySaid(row, known.agency, name) || `No record says that ${name} was told.`);
  }

  function closeTip() {
    delete tip.dataset.open;
    tip.hidden = true;
  }

  /** A cluster opens into a list; from there to one entry, or closer in. */
  function openCluster(rows, x, y) {
    const choose = (row) => () => { closeTip(); t.open(row.id); };
    const more = rows.length - LISTED;
    const [first, last] = [rows[0], rows.reduce((a, b) => (b.x1 > a.x1 ? b : a))];
    tip.replaceChildren(
      h("strong", null, `${rows.length} entries`),
      h("ul", { class: "chron-cluster" }, rows.slice(0, LISTED).map((row) => h("li", null,
        h("button", { type: "button", class: "silp-quiet", onclick: choose(row) },
          h("span", { class: "chron-cluster-date" }, row.date), briefly(row.text, 70) || row.ref)))),
      more > 0 ? h("p", { class: "silp-hint" }, `and ${more} more`) : "",
      h("button", {
        type: "button", onclick: () => {
          closeTip();
          const room = Math.max(0.2, (last.x1 - first.x0) * 0.15);
          t.show(first.x0 - room, last.x1 + room);
        },
      }, "Zoom to these"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => { closeTip(); surface.focus(); } }, "Close"));
    tip.dataset.open = "yes";
    tip.hidden = false;
    place(x, y);
    tip.querySelector("button")?.focus({ preventScroll: true });
    t.say(`${rows.length} entries, in a list`);
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, from: look.from, to: look.to, moved: false };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!drag) { hover(event); return; }
    const by = event.clientX - drag.x;
    if (Math.abs(by) > 3) {
      drag.moved = true;
      closeTip();
      stage.style.cursor = "grabbing";
    }
    if (!drag.moved) return;
    const days = (by / look.width) * (drag.to - drag.from);
    t.show(drag.from - days, drag.to - days);
  });
  stage.addEventListener("pointerup", (event) => {
    const was = drag;
    drag = null;
    stage.style.cursor = "grab";
    if (!was || was.moved) return;
    const hit = under(placeOf(event));
    closeTip();
    surface.focus({ preventScroll: true });
    if (!hit) {
      const quiet = quietUnder(placeOf(event));
      silences.choose(quiet && quiet.key !== silences.chosen() ? quiet.key : "");
      if (quiet) t.say(silenceWords(quiet, store));
      return;
    }
    if (hit.rows.length > 1) openCluster(hit.rows, event.clientX, event.clientY);
    else t.open(hit.rows[0].id);
  });
  stage.addEventListener("pointerleave", () => { if (!tip.dataset.open) tip.hidden = true; });
  stage.addEventListener("wheel", (event) => {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      const days = ((event.deltaX || event.deltaY) / look.width) * (look.to - look.from);
      t.show(look.from + days, look.to + days);
      event.preventDefault();
      return;
    }
    // Within a long page the wheel belongs to the page, until the timeline has been chosen.
    if (t.withinPage && !event.ctrlKey && document.activeElement !== surface) return;
    const [x] = placeOf(event);
    if (t.zoomBy(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.004), dayAt(x))) event.preventDefault();
  }, { passive: false });
  tip.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !tip.contains(relatedTarget)) closeTip();
  });
  tip.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeTip();
    surface.focus();
    event.stopPropagation();
  });
  axis.addEventListener("pointermove", (event) => {
    const bounds = axis.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    sayQuiet(event, look.quiet?.find((p) => x >= p.a && x <= p.b && y >= p.y)?.silence);
  });
  axis.addEventListener("pointerleave", () => { if (!tip.dataset.open) tip.hidden = true; });
  axis.addEventListener("click", (event) => {
    const bounds = axis.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const hit = look.places.find((p) => x >= p.a && x <= p.b && y >= p.y && y <= p.y + 16);
    if (hit) t.show(hit.episode.x0 - 10, hit.episode.x1 + 10);
  });
  return {
    list(row) {
      const lane = look.drawn.findIndex((l) => l?.marks.some((m) => m.rows.includes(row)));
      const mark = look.drawn[lane]?.marks.find((m) => m.rows.includes(row));
      if (!mark || mark.rows.length < 2) {
        t.say(row ? "This entry stands alone" : "Choose an entry first, with the arrow keys");
        return;
      }
      const box = canvas.getBoundingClientRect();
      openCluster(mark.rows, box.left + mark.x1, box.top + (lane + 1) * look.laneHeight);
    },
  };
}
