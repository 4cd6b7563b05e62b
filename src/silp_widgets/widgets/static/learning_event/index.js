/** The learning event: what practitioners say, captured as they say it. */
import { h } from "../kit/dom.js";
import { link } from "../kit/link.js";
import { shell } from "../kit/shell.js";
import { KEYS, listenForKeys } from "./keys.js";
import { keeper } from "./keeper.js";
import { claimPage } from "./vault.js";
import { savedWords } from "./saved.js";
import { besideWords } from "./beside.js";
import { wordsBox } from "./words.js";
import { recordSide } from "./record.js";
import { recentList } from "./recent.js";
import { readBackRoom } from "./readback.js";
import { quietRoom } from "./quiet.js";
import { topBar } from "./timer.js";
import { promptLine } from "./prompts.js";

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const line = link(model);
  const page = globalThis.crypto?.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  claimPage(page);
  const screen = shell(el, line, {
    name: "Learning event", keys: KEYS, ownSaved: true, acted: (verb, result) => undone(verb, result),
  });
  const room = h("div", { class: "le" });
  screen.body.append(room);
  const quiet = quietRoom(room);
  const top = topBar({ act: screen.act, quiet: () => quiet.open() });
  const recent = recentList((account) => reading.open(account));
  const asks = promptLine();
  const words = wordsBox(asks.el, { touched: () => touched(), blurred: () => mine.hurry(), next: () => next() });
  const beside = besideWords({
    sealed: () => mine.sealed(),
    take(draft) {
      words.add(draft);
      mine.take(draft);
      words.box.focus();
    },
    async reconnect() {
      await mine.secure();
      if (mine.sealed()) mine.leaveQuietly(); // otherwise the browser asks first
      location.reload();
    },
  });
  const record = recordSide({
    act: screen.act,
    about: (entry) => back(() => words.line.setAbout(entry)),
    speaker: (person) => back(() => words.line.set({ speaker: person.id })),
  });
  const reading = readBackRoom({ root: room, line, page, act: line.act, say: screen.say, warn: screen.warn });
  room.append(top.el, h("div", { class: "le-columns" }, record.el,
    h("div", { class: "le-main" }, beside.el, words.el, recent.el)));

  let safe = true;
  const mine = line.readOnly ? idle() : keeper({
    line, page, stem: `${line.view().event}/words`, read: words.read, onRefused: screen.warn,
    onOther: (other) => beside.offer(other),
    onState(state) {
      savedWords(words.state, state);
      if (state.kind === "unsaved") screen.saved("Not saved yet: kept on this page", true);
      else if (!safe) screen.saved(line.view().case.saved);
      safe = state.kind !== "unsaved";
    },
  });
  /** Choose something, and go on typing. */
  function back(choose) {
    choose();
    words.box.focus();
  }
  function touched() {
    if (words.line.chosen.speaker && words.line.needed()) {
      words.line.need(false);
      beside.news("");
    }
    mine.touched();
    words.showMarks();
    paintSide(line.view());
  }
  let sent = null;
  async function next() {
    const now = words.read();
    const context = { ...now.context, about: now.context.about || line.view().focus.id || "general" };
    if (words.isEmpty()) {
      screen.say("There are no words yet.");
      words.box.focus();
      return;
    }
    mine.hold();
    sent = now;
    try {
      const done = await line.act("capture", { text: now.text, context, page, place: mine.place() });
      became(done.said);
    } catch (error) {
      mine.release(false);
      if (!error.silent) {
        sent = null;
        words.line.need(!now.context.speaker);
        beside.news(error.message);
      }
    }
    words.box.focus();
  }
  function became(said) {
    words.captured(sent);
    sent = null;
    mine.release(true);
    screen.say(said);
    beside.news("");
    paintSide(line.view());
  }
  function undone(verb, { draft, captured }) {
    if (verb === "undo" && draft) {
      if (words.isEmpty()) adopt(draft);
      else beside.offer(draft);
    } else if (captured && words.read().text === captured) {
      sent = words.read();
      became("Done again");
    }
  }
  function adopt(draft) {
    words.write(draft);
    words.line.set({});
    mine.adopt(draft);
    words.showMarks();
  }
  function paintSide(view) {
    record.paint(view, words.line.chosen);
  }
  line.onView((view) => {
    if (safe) screen.saved(view.case.saved);
    top.paint(view);
    words.paint(view);
    paintSide(view);
    asks.paint(view);
    recent.paint(view);
    beside.captured(view.recent.map(({ text }) => text));
    // An answer that came too late: the words are an account already.
    if (sent && !mine.held() && view.recent.some((a) => a.text === sent.text)) became("Kept");
  });
  line.onLive((live) => {
    beside.live(live);
    if (live && safe) screen.saved(line.view().case.saved);
  });
  const keys = el.querySelector(".silp-keys");
  listenForKeys(room, { marks: { ...words.marks, K: () => keys.toggleAttribute("open") }, next, quiet: () => quiet.open() });
  if (line.readOnly) words.el.hidden = true;
  else begin();

  async function begin() {
    words.box.focus();
    const { drafts, said } = await mine.start();
    const [newest, ...others] = drafts;
    if (newest && words.isEmpty()) {
      adopt(newest);
      beside.news(said.join(" ") || `Draft kept at ${newest.at} by the ${newest.by}. Go on where you were.`);
      words.box.setSelectionRange(words.box.value.length, words.box.value.length);
    } else {
      if (newest) beside.offer(newest);
      beside.news(said.join(" "));
    }
    others.forEach((draft) => beside.offer(draft));
    // The page may not have been shown yet when it was first focused.
    if (document.activeElement === document.body) words.box.focus();
    words.el.scrollIntoView({ block: "nearest" }); // on a small window, and zoomed in
    words.el.dataset.ready = "yes";
  }
  return () => {
    mine.close();
    top.close();
    line.close();
  };
}

/** Where nothing can be typed there is nothing to keep. */
function idle() {
  const nothing = () => {};
  return {
    touched: nothing, hurry: nothing, hold: nothing, release: nothing, adopt: nothing, take: nothing, close: nothing,
    place: () => "", held: () => false, sealed: () => false,
  };
}

export default { render };
