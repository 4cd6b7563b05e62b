/** The table: a real one, of which only the rows in sight are in the page. Heights vary. */
import { h } from "../kit/dom.js";
import { focusOn } from "../kit/focus.js";
import { dayNumber } from "./days.js";
import { rowElement } from "./row.js";

const BEYOND_PX = 500;
const GUESS_PX = 66;
const LINE_PX = 21;

/** The columns: key, heading. */
const COLUMNS = [["date", "Date"], ["agency", "Agency"], ["text", "What happened"], ["source", "Source"]];

/**
 * @param {any} store
 * @param {{ open: (id: string, byKey?: boolean) => void, readOnly: boolean }} does
 */
export function tableView(store, { open, readOnly }) {
  const above = h("tbody", { class: "chron-spacer", "aria-hidden": "true" }, spacer());
  const body = h("tbody", null);
  const below = h("tbody", { class: "chron-spacer", "aria-hidden": "true" }, spacer());
  const table = h("table", { role: "grid", class: "chron-table", tabindex: "-1", "aria-label": "Chronology", "aria-multiselectable": readOnly ? null : "true" },
    h("thead", null, h("tr", { "aria-rowindex": "1" }, COLUMNS.map(([key, words]) => h("th", { scope: "col", class: `chron-c-${key}` }, words)))),
    above, body, below);
  const empty = h("div", { class: "chron-empty", hidden: true });
  const el = h("section", { class: "chron-tablebox", "aria-label": "Table of entries" }, table, empty);
  const made = new Map();
  let heights = [];
  let order = [];
  let orderAt = new Map();
  let tops = [0];
  let queued = false;
  let printing = false;

  const topsFrom = (at) => {
    for (let i = at; i < heights.length; i += 1) tops[i + 1] = tops[i] + heights[i];
  };
  const rowAt = (y) => {
    let [low, high] = [0, heights.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle + 1] <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** A guess good enough for the scrollbar; measured once the row is in the page. */
  const guess = (row) => GUESS_PX + Math.min(6, Math.floor(Math.min(420, row.text?.length ?? 0) / 76)) * LINE_PX;

  /** Take up what is shown now: anew after a filter, in place after somebody's change. */
  function reset(why) {
    const [first, offset] = why === "data" || why === "known" ? anchor() : ["", 0];
    const known = new Map(why === "data" ? order.map((row, i) => [row, heights[i]]) : []);
    const stays = new Map(why === "data" ? [...made].filter(([id]) => {
      const [was, now] = [orderAt.get(id), store.shownAt.get(id)];
      return now !== undefined && order[was] === store.shown[now] && order[was - 1] === store.shown[now - 1];
    }) : []);
    made.clear();
    for (const [id, tr] of stays) {
      tr.setAttribute("aria-rowindex", String(store.shownAt.get(id) + 2));
      made.set(id, tr);
    }
    order = store.shown;
    orderAt = store.shownAt;
    heights = order.map((row) => known.get(row) ?? guess(row));
    tops = [0];
    topsFrom(0);
    table.setAttribute("aria-rowcount", String(order.length + 1));
    const inside = body.contains(document.activeElement);
    const at = store.shownAt.get(first);
    if (why === "data") {
      render();
      if (at !== undefined) el.scrollTop = tops[at] + offset;
      render();
      if (inside && !body.contains(document.activeElement)) made.get(store.selected)?.focus({ preventScroll: true });
      return;
    }
    if (why === "known") {
      render();
      if (at !== undefined) el.scrollTop = tops[at] + offset;
      render();
      revealPast();
      if (inside && !body.contains(document.activeElement)) made.get(store.selected)?.focus({ preventScroll: true });
      return;
    }
    el.scrollTop = 0;
    render();
    const chosen = store.shownAt.get(store.selected);
    if (chosen !== undefined) reveal(chosen);
  }

  /** Keep in sight where the day that is looked from falls. */
  function revealPast() {
    const { known } = store.filter;
    if (!known) return;
    const end = dayNumber(known.date) + 1;
    const edge = order.findIndex((row) => row.x0 !== null && row.x0 >= end);
    const last = edge < 0 ? order.length - 1 : edge;
    if (last >= 0) reveal(last);
    if (last > 0) reveal(last - 1);
  }

  /** The first row in sight, and how far it is scrolled under the heading. */
  function anchor() {
    const at = Math.min(rowAt(el.scrollTop), order.length - 1);
    return at < 0 ? ["", 0] : [order[at].id, el.scrollTop - tops[at]];
  }

  function render() {
    const shown = store.shown;
    const [y, room] = [el.scrollTop, el.clientHeight || 600];
    const first = printing ? 0 : rowAt(Math.max(0, y - BEYOND_PX));
    const last = printing ? shown.length : Math.min(shown.length, rowAt(y + room + BEYOND_PX) + 1);
    const wanted = [];
    const kept = new Set();
    for (let i = first; i < last; i += 1) {
      const row = shown[i];
      let tr = made.get(row.id);
      if (!tr) {
        tr = rowElement(row, shown[i - 1], i, store);
        made.set(row.id, tr);
      }
      kept.add(row.id);
      wanted.push(tr);
    }
    for (const [id, tr] of made) {
      if (kept.has(id)) continue;
      // A row that is scrolled out of the page leaves the focus to the table, and has it again when it is back.
      if (tr.contains(document.activeElement)) table.focus({ preventScroll: true });
      made.delete(id);
    }
    if (wanted.length !== body.children.length || wanted.some((tr, i) => body.children[i] !== tr)) place(wanted);
    pad(above, tops[first] ?? 0);
    pad(below, (tops[shown.length] ?? 0) - (tops[last] ?? 0));
    paintSelected();
    if (document.activeElement === table) made.get(store.selected)?.focus({ preventScroll: true });
    if (!printing) measure(first, wanted, y);
  }

  /** Put rows in without taking out those that stay, so that focus and selection stay too. */
  function place(wanted) {
    const stay = new Set(wanted);
    for (const tr of [...body.children]) if (!stay.has(tr)) tr.remove();
    wanted.forEach((tr, i) => { if (body.children[i] !== tr) body.insertBefore(tr, body.children[i] ?? null); });
  }

  function measure(first, rows, y) {
    let from = -1;
    let shift = 0;
    rows.forEach((tr, i) => {
      const real = tr.offsetHeight;
      if (!real || Math.abs(real - heights[first + i]) < 1) return;
      if (tops[first + i] < y) shift += real - heights[first + i];
      heights[first + i] = real;
      if (from < 0) from = first + i;
    });
    if (from < 0) return;
    topsFrom(from);
    pad(above, tops[first]);
    pad(below, tops[heights.length] - tops[first + rows.length]);
    if (shift) el.scrollTop = y + shift;
  }

  function paintSelected() {
    const focusable = store.shownAt.has(store.selected) ? store.selected : store.shown[0]?.id;
    for (const [id, tr] of made) {
      const on = id === store.selected;
      tr.setAttribute("aria-selected", String(on || store.marks.has(id)));
      tr.classList.toggle("chron-on", on);
      tr.classList.toggle("chron-marked", store.marks.has(id));
      tr.tabIndex = id === focusable ? 0 : -1;
    }
    // Where that row is scrolled out of the page, the table itself is come to.
    table.tabIndex = made.has(focusable) ? -1 : 0;
  }

  function reveal(at) {
    const head = table.tHead?.offsetHeight ?? 34;
    for (let pass = 0; pass < 3; pass += 1) {
      const [top, bottom] = [tops[at], tops[at + 1]];
      if (top < el.scrollTop) el.scrollTop = Math.max(0, top - 8);
      else if (bottom + head > el.scrollTop + el.clientHeight) el.scrollTop = bottom + head - el.clientHeight + 8;
      else break;
      render();
    }
  }

  function follow() {
    const at = store.shownAt.get(store.selected);
    const inside = body.contains(document.activeElement) || document.activeElement === table;
    if (at !== undefined) reveal(at);
    paintSelected();
    if (inside) focusOn(made.get(store.selected));
  }

  const queue = () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => { queued = false; render(); });
  };
  el.addEventListener("scroll", queue, { passive: true });
  let width = 0;
  new ResizeObserver(() => {
    const first = !width && el.clientWidth > 0;
    if (el.clientWidth !== width) {
      width = el.clientWidth;
      heights = store.shown.map(guess);
      topsFrom(0);
    }
    // What was chosen before the table had a place on the page, as an address does, could not be scrolled to then.
    const at = first ? store.shownAt.get(store.selected) : undefined;
    if (at !== undefined) reveal(at);
    queue();
  }).observe(el);

  body.addEventListener("click", (event) => {
    const id = event.target.closest("tr[data-id]")?.dataset.id;
    if (!id) return;
    if (!readOnly && (event.ctrlKey || event.metaKey)) store.mark(id);
    else if (!readOnly && event.shiftKey) store.markTo(id);
    else if (!String(getSelection())) open(id);
    made.get(id)?.focus({ preventScroll: true });
  });
  // The table itself is come to while the row that would be is far off; where none was chosen, it is the first in sight.
  table.addEventListener("focus", () => {
    if (table.matches(":focus-visible") && order.length && !store.shownAt.has(store.selected)) store.select(order[Math.min(rowAt(el.scrollTop), order.length - 1)].id);
  });
  // Whoever comes to a row by key has chosen it.
  body.addEventListener("focusin", ({ target }) => {
    if (target.matches("tr[data-id]:focus-visible")) store.select(target.dataset.id);
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(el.clientHeight / 90));
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 };
    if (steps[event.key]) {
      if (event.shiftKey && !readOnly && store.selected) store.mark(store.selected, true);
      store.step(steps[event.key]);
      if (event.shiftKey && !readOnly && store.selected) store.mark(store.selected, true);
      made.get(store.selected)?.focus({ preventScroll: true });
    } else if (event.key === "Enter" && store.selected) open(store.selected, true);
    else if (event.key === " " && store.selected && !readOnly) store.mark(store.selected);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener("beforeprint", () => { printing = true; render(); });
  addEventListener("afterprint", () => { printing = false; render(); });
  store.on("shown", reset);
  store.on("selected", follow);
  store.on("marked", paintSelected);
  return {
    el,
    focus() { focusOn(made.get(store.selected) ?? body.querySelector("tr")); },
    /** @param {Node | null} message what to say in place of rows */
    sayEmpty(message) {
      empty.hidden = !message;
      table.hidden = Boolean(message);
      empty.replaceChildren(...(message ? [message] : []));
    },
  };
}

function spacer() {
  return h("tr", null, h("td", null));
}

function pad(tbody, height) {
  tbody.hidden = height < 1;
  tbody.querySelector("td").style.height = `${Math.max(0, height)}px`;
}
