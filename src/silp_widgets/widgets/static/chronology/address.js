/**
 * The page's address says what is looked at, in codes: back, forward and reload restore it, and a
 * colleague can be sent it. Words that are searched for and people's names never stand in it, for
 * browsers keep addresses; while the page is open it remembers them itself.
 */
import { fragmentOf, isPrivate, readFragment, sameLook } from "./looks.js";

const WRITE_AFTER_MS = 400;
const MOST_REMEMBERED = 200;
const IN_LAB = ".jp-LabShell, .jp-NotebookShell";

/**
 * @param {any} store
 * @param {object} does
 * @param {() => any} does.look what is looked at now
 * @param {(look: any) => void} does.see
 * @param {(entry: string) => void} does.showEntry
 * @param {() => string} does.entry the one that is open, by its reference
 * @param {(entry: string) => void} does.seeEntry open it without going there; "" for none
 * @param {(tool: string) => void} does.showTool at the side
 * @param {any} does.views the saved ones, see saved.js
 * @param {(words: string) => void} does.warn
 */
export function addressOf(store, { look, see, entry, showEntry, seeEntry, showTool, views, warn }) {
  // Of several chronologies on a page one has the address; in JupyterLab it belongs to Lab.
  const page = document.documentElement;
  const reads = !page.dataset.chronologyAddress;
  const writes = reads && !document.querySelector(IN_LAB);
  if (reads) page.dataset.chronologyAddress = "taken";
  const remembered = new Map();
  const visit = Date.now().toString(36);
  let count = 0;
  let begun = false;
  let writing = 0;
  let last = { look: {}, place: "", written: "" };

  /** What the address is to be, without "#". */
  const now = () => [narrowed(), entry() && `entry=${encodeURIComponent(entry())}`].filter(Boolean).join("&");

  function narrowed() {
    const seen = look();
    const view = views.current();
    return view && sameLook(view.filter, seen) ? `view=${view.id}` : fragmentOf(seen, store);
  }

  /** What is new enough for a step of its own; dragging, zooming, typing on and opening entries are not. */
  const placeOf = (seen, written) => (written.startsWith("view=") ? written : `${fragmentOf({ ...seen, zoom: null, known: seen.known && { ...seen.known, date: "" } }, store)} ${isPrivate(seen)}`);

  function remember(how, written) {
    const seen = look();
    count += 1;
    const key = how === "pushState" || !history.state?.silp ? `${visit}-${count}` : history.state.silp;
    remembered.set(key, { look: seen, view: views.current()?.id ?? "", entry: entry() });
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value);
    history[how]({ silp: key }, "", written === null ? location.href : written ? `#${written}` : `${location.pathname}${location.search}`);
    last = { look: seen, place: placeOf(seen, narrowed()), written: written ?? now() };
  }

  function write() {
    clearTimeout(writing);
    if (!writes || !begun) return;
    const seen = look();
    const written = now();
    if (sameLook(seen, last.look) && written === last.written) return;
    remember(placeOf(seen, narrowed()) === last.place ? "replaceState" : "pushState", written);
  }

  const later = () => {
    clearTimeout(writing);
    writing = setTimeout(write, WRITE_AFTER_MS);
  };

  /** @param {string} fragment without "#" @returns {boolean} whether it was one of ours */
  function open(fragment) {
    const found = readFragment(fragment, store);
    if (!found) return false;
    const view = found.view && views.find(found.view);
    if (found.view && !view) warn("The view that this address leads to isn’t in this case, or was removed.");
    if (view) views.see(view);
    else if (!found.view && (Object.keys(found.look).length || !(found.entry || found.tool))) {
      views.leave();
      see(found.look);
    }
    if (found.tool) showTool(found.tool);
    if (found.entry) showEntry(found.entry);
    return true;
  }

  function onPop() {
    clearTimeout(writing);
    const kept = remembered.get(history.state?.silp);
    if (kept) {
      views.leave(kept.view);
      see(kept.look);
      seeEntry(kept.entry);
      clearTimeout(writing);
      last = { look: look(), place: placeOf(look(), narrowed()), written: now() };
      return;
    }
    // A step that was made before the page was loaded anew: its codes are all that is known of it.
    if (history.state?.silp && !location.hash) {
      views.leave();
      see({});
    } else if (!open(location.hash.slice(1))) return;
    clearTimeout(writing);
    if (writes) remember("replaceState", null);
  }

  function begin() {
    if (begun || !store.rows.length) return;
    begun = true;
    queueMicrotask(() => {
      if (reads) open(location.hash.slice(1));
      clearTimeout(writing);
      if (writes) remember("replaceState", null);
    });
  }

  store.on("rows", begin);
  store.on("shown", (why) => { if (why !== "data") later(); });
  store.on("looked", later);
  if (reads) addEventListener("popstate", onPop);
  return {
    now, open, write,
    close() {
      clearTimeout(writing);
      removeEventListener("popstate", onPop);
      if (reads) delete page.dataset.chronologyAddress;
    },
  };
}
