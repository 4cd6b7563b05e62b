/** The chronology screen: search, timeline, table and entry over one selection. */
import { h } from "../kit/dom.js";
import { link } from "../kit/link.js";
import { shell } from "../kit/shell.js";
import { addressOf } from "./address.js";
import { detailView } from "./detail.js";
import { filterBar } from "./filters.js";
import { addForm, correctForm, takeOutForm } from "./forms.js";
import { handAt } from "./hand.js";
import { markBar, setForm } from "./marking.js";
import { knownBand } from "./known.js";
import { lookOf, seeLook } from "./looks.js";
import { rowSaid } from "./row.js";
import { savedViews } from "./saved.js";
import { sideView } from "./side.js";
import { chronicle } from "./store.js";
import { tableView } from "./table.js";
import { timelineView } from "./timeline.js";
import { TOOLS } from "./tools.js";

const READING_KEYS = [["/", "search"], ["j  ↓", "next entry"], ["k  ↑", "entry before"], ["Enter", "open the entry; once more, go into it"],
  ["Esc", "close, or clear the search"], ["+  −", "zoom the timeline"], ["0", "show all of the timeline"], ["t", "hide or show the timeline"],
  ["←  →  Home  End", "on the timeline: the entry before, the next, the first, the last"], ["↑  ↓", "there: the next lane"],
  ["⇧ ←  ⇧ →  PgUp  PgDn", "there: move along"], ["Space", "there: list entries that stand close together"], ["←  →  ↑  ↓", "on the line of Known by: a day, or to where knowledge changed; ⇧ a week"], [",  .", "mention before, next mention, while somebody’s are stepped through"], ["m", "the tools at the side"], ["?", "this list"]];
const WRITING_KEYS = [["n", "add an entry"], ["e", "correct the entry"], ["s", "set themes, episode and more, on it or on all that are marked"], ["Space", "in the table: mark; then set or link many"], ["⇧ ↓  ⇧ ↑", "mark as you go"]];

const ONE_COLUMN = matchMedia("(max-width: 960px)"); // as in layout.css

export default {
  render({ model, el }) {
    const line = link(model);
    const readOnly = line.readOnly;
    const store = chronicle(model, line);
    const page = shell(el, line, { name: "Chronology", keys: readOnly ? READING_KEYS : [...READING_KEYS, ...WRITING_KEYS] });
    line.onSaid(page.show);
    const quietly = (verb, args) => page.act(verb, args).then((r) => { if (r.said) page.say(r.said); return r; }).catch(() => {});

    const filters = filterBar(store, {
      say: page.say,
      takenOut: () => { detail.close(); side.show("taken_out"); },
    });
    const root = h("div", { class: "chron" });
    const side = sideView(root, TOOLS, readOnly, {
      store, line, ask: page.act, quietly, say: page.say, warn: page.warn,
      show: (id) => { if (detail.shown() === id) detail.paint(); else reveal(id); }, timeline: () => timeline,
    });
    const detail = detailView(store, {
      line, ask: page.act, act: quietly, readOnly, rest: side.el, narrow: side.narrow,
      edit: (row, fields) => hold(correctForm(row, fields, {
        cancel: () => hold(null),
        send: (args) => line.act("correct_entry", args).then((r) => { done(r); }),
      })),
      set: (id) => setOn([id]),
      measure: (id) => {
        store.measure = { first: id, second: "" };
        detail.close();
        side.show("ages");
      },
      unlink: (id) => quietly("unlink", { ids: [id] }),
      closed: () => {
        if (!entryHand.returns()) table.focus();
        store.looked();
      },
    });
    const [entryHand, formHand] = [handAt(detail.el), handAt(detail.el)];
    /** By key the hand stays where it is, to go on from there; once more, and it goes into the entry. */
    const open = (id, byKey = false) => {
      if (byKey && detail.shown() === id && !detail.isEditing()) { detail.focus(); return; }
      if (!detail.isOpen() && side.takes(id)) { store.select(id); return; }
      reveal(id);
      // In one column the entry stands above the table, and whoever opened it would be left below the window.
      if (byKey && ONE_COLUMN.matches) detail.focus();
      else if (byKey) page.say(`${store.row(id)?.ref} is open. Enter once more goes into it, Escape closes it.`);
    };
    const reveal = (id) => {
      if (!detail.isOpen()) entryHand.leaves();
      const inSide = detail.el.contains(document.activeElement);
      const tool = side.open();
      if (tool && !detail.isOpen()) detail.cameFrom({ words: tool.name, back: () => detail.close() });
      store.select(id);
      if (detail.isEditing()) return;
      detail.open(id);
      store.looked();
      // What led to it stood where the entry stands now.
      if (inSide) detail.focus();
    };
    const timeline = timelineView(store, { open, say: page.say, withinPage: readOnly });
    const table = tableView(store, { open, readOnly });
    const marks = markBar(store, { act: quietly, set: setOn, takeOut });
    const looking = { look: () => lookOf(store, timeline), see: (look) => seeLook(look, store, timeline) };
    const views = savedViews(store, { ...looking, act: line.act, say: page.say, readOnly });
    const address = addressOf(store, { ...looking, views, warn: page.warn, entry: () => store.row(detail.shown())?.ref ?? "", seeEntry, showEntry: (id) => showEntry(id), showTool: side.show });
    views.sendsFrom(address);
    filters.bar.append(views.el);
    timeline.under.prepend(filters.tally);
    root.append(filters.el, knownBand(store, { act: quietly, open, readOnly }), timeline.el, readOnly ? "" : marks,
      h("div", { class: "chron-below" }, table.el, detail.el));
    page.body.append(root);

    function hold(form) {
      if (form && typedIn()) {
        page.warn("Keep what you are typing at the side, or cancel it, first.");
        typedIn().querySelector("textarea, input")?.focus();
        return;
      }
      if (form && !detail.isEditing()) formHand.leaves();
      detail.hold(form);
      if (!form && !formHand.returns() && !(detail.shown() && detail.focus())) table.focus();
    }
    function step(by) {
      store.step(by);
      if (!table.el.contains(document.activeElement)) page.say(rowSaid(store.current(), store));
    }
    function done(answer) {
      page.say(answer.said ?? "");
      detail.hold(null);
      // The rows may come after the answer.
      if (store.byId.has(answer.id)) showEntry(answer.id);
      else awaited = answer.id;
    }
    function setOn(ids) {
      hold(setForm(store, ids, {
        cancel: () => hold(null),
        send: (args) => line.act("set_many", args).then((answer) => { page.say(answer.said); hold(null); }),
      }));
    }
    function takeOut(ids) {
      hold(takeOutForm(store, ids, {
        cancel: () => hold(null),
        send: () => line.act("take_out_entries", { ids }).then((answer) => { store.unmarkAll(); page.say(answer.said); hold(null); }),
      }));
    }
    function add() {
      if (readOnly) return;
      if (store.agencies.size) hold(addForm(store, { cancel: () => hold(null), send: (args) => line.act("add_entry", args).then(done) }));
      else page.warn("Import a return or add an agency first: an entry belongs to an agency.");
    }

    /** Have an entry open, or none, as going back in time has it; whatever has the focus keeps it. */
    function seeEntry(ref) {
      const row = store.rows.find((one) => one.ref === ref);
      if (row && row.id !== detail.shown()) reveal(row.id);
      else if (!row && detail.shown() && !detail.isEditing()) detail.close();
    }

    /** Open an entry that another part of the page, or the address, asks for. */
    function showEntry(wanted, from = null) {
      const row = store.byId.get(wanted) ?? store.rows.find((r) => r.ref === wanted);
      if (!row) return;
      if (!store.shownAt.has(row.id)) {
        filters.clear();
        if (row.scope === "background") store.narrow({ background: true });
      }
      detail.cameFrom(from);
      open(row.id);
      if (readOnly) {
        el.scrollIntoView();
        detail.el.scrollIntoView({ block: "nearest" });
      }
      detail.focus();
    }
    // What was typed and not kept is asked about before the page goes; the browser has its own words for it.
    const typedIn = () => detail.el.querySelector("form[data-typed]");
    const onLeaving = (event) => { if (typedIn()) event.preventDefault(); };
    addEventListener("beforeunload", onLeaving);
    const onAsked = (event) => showEntry(event.detail?.id, event.detail?.from);
    document.addEventListener("silp:show-entry", onAsked);

    let awaited = "";
    store.on("rows", () => {
      if (awaited && store.rows.length) {
        const wanted = awaited;
        awaited = "";
        queueMicrotask(() => showEntry(wanted));
      }
      if (detail.shown() && !detail.isEditing()) detail.paint();
    });
    store.on("rows", () => { timeline.el.hidden = !store.rows.length; });
    store.on("shown", (why) => { if ((why === "mention" || why === "known") && detail.shown() && !detail.isEditing()) detail.paint(); });
    store.on("shown", () => table.sayEmpty(store.shown.length ? null : emptyWords()));
    store.on("selected", () => {
      const row = store.current();
      if (row && detail.isOpen() && !detail.isEditing() && row.id !== detail.shown()) {
        detail.open(row.id);
        store.looked();
      }
    });

    function emptyWords() {
      if (!store.rows.length) {
        return h("div", null, h("h2", null, "No entries yet"), readOnly ? h("p", null, "This release holds no chronology.")
          : [h("p", null, "Bring in the agencies’ returns under Prepare, or with ", h("kbd", null, "silp import"), "."),
            h("p", null, h("button", { type: "button", onclick: add }, "Add an entry here"))]);
      }
      const background = store.hiddenBackground && h("button", { type: "button", onclick: () => store.narrow({ background: true }) }, `Show ${store.hiddenBackground} background`);
      return h("div", null, h("h2", null, "Nothing matches"), h("p", null, "No entry in view fits all of these filters. ",
        h("button", { type: "button", onclick: () => filters.clear() }, "Clear the filters"), " ", background || ""));
    }

    const keys = el.querySelector(".silp-keys");
    const onKey = (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (detail.isOpen()) detail.close();
        else if (side.open()) side.home();
        else if (store.marks.size) store.unmarkAll();
        else if (store.filter.text) { store.narrow({ text: "" }); event.target.closest("input[type=search]") && (event.target.value = ""); }
        else return;
      } else if (typing) return;
      // Within the open entry the arrows scroll what is long, as they do on any page.
      else if (event.key.startsWith("Arrow") && detail.el.contains(event.target)) return;
      else if (event.key === "/") filters.focus();
      else if (event.key === "j" || event.key === "ArrowDown") step(1);
      else if (event.key === "k" || event.key === "ArrowUp") step(-1);
      else if (event.key === "+" || event.key === "=") timeline.zoomBy(1 / 1.6);
      else if (event.key === "-") timeline.zoomBy(1.6);
      else if (event.key === "0") timeline.fit();
      else if (event.key === "t") timeline.hide();
      else if (event.key === "m") {
        detail.close();
        side.home();
      } else if (event.key === "n" && !readOnly) add();
      else if (event.key === "s" && !readOnly && (store.marks.size || store.selected)) {
        setOn(store.marks.size ? [...store.marks] : [store.selected]);
      } else if (event.key === "e" && !readOnly && store.selected) {
        if (detail.shown() === store.selected) detail.correct();
        else detail.open(store.selected, () => detail.correct());
      } else if (event.key === "Enter" && !event.target.closest("button, summary, a") && store.selected) open(store.selected, true);
      else if ((event.key === "." || event.key === ",") && store.mention) store.mention.go(event.key === "." ? 1 : -1);
      else if (event.key === "?") {
        keys.toggleAttribute("open");
        keys.firstChild.focus();
      }
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // On the desk the screen is the page; within a longer page the keys wait for the focus.
    const onPageKey = (event) => { if (!readOnly && event.target === document.body) onKey(event); };
    el.addEventListener("keydown", onKey);
    document.addEventListener("keydown", onPageKey);

    let queued = false;
    line.onView(() => {
      if (queued) return;
      queued = true;
      queueMicrotask(() => { queued = false; store.read(); });
    });
    return () => {
      document.removeEventListener("keydown", onPageKey);
      document.removeEventListener("silp:show-entry", onAsked);
      removeEventListener("beforeunload", onLeaving);
      address.close();
      line.close();
    };
  },
};
