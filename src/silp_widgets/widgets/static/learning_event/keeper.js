/** Keeps one text safe while it is typed: in the case within a second, on this page at once. */
import { vault } from "./vault.js";

const AFTER_LAST_KEY_MS = 350;
const WHILE_TYPING_MS = 750;
const SAY_NOT_SAVED_AFTER_MS = 2000;
const TRY_AGAIN_MS = 1500;
const BEAT_MS = 5000;

/**
 * @typedef {object} Words
 * @property {string} text
 * @property {Record<string, any>} context the choices beside the words
 */
/**
 * @param {object} options
 * @param {import("../kit/link.js").Link} options.line
 * @param {string} options.page this page's id
 * @param {string} options.stem which text it is
 * @param {() => Words} options.read what the page holds now
 * @param {(state: { kind: "empty" | "saved" | "writing" | "unsaved", at: string }) => void} options.onState
 * @param {(other: any) => void} [options.onOther] another page's words that stood in the way
 * @param {(sentence: string) => void} [options.onRefused]
 */
export function keeper({ line, page, stem, read, onState, onOther = () => {}, onRefused = () => {} }) {
  const safe = vault(page, stem);
  let typed = 0; // how often the words changed here
  let kept = 0; // the newest change that the case has
  let base = 0;
  let place = "";
  let at = "";
  let took = null;
  let sending = false;
  let held = false;
  let changedSince = 0; // when the oldest change was made that has not been sent
  let waitingSince = 0; // when the oldest change was made that has not been answered for
  let timer = 0;

  const holdsWords = () => {
    const { text, context } = read();
    return Boolean(text.trim() || context.well?.trim() || context.proposed?.trim());
  };
  const unsaved = () => typed !== kept && (waitingSince === 0 || Date.now() - waitingSince > SAY_NOT_SAVED_AFTER_MS);
  function paint() {
    let kind = "saved";
    if (unsaved()) kind = "unsaved";
    else if (typed !== kept) kind = "writing";
    else if (!holdsWords()) kind = "empty";
    onState({ kind, at });
  }
  const copy = () => {
    const { text, context } = read();
    return { text, context: { ...context, typed }, base, place: place || stem, page, at: new Date().toISOString() };
  };
  function touched() {
    const now = Date.now();
    typed += 1;
    changedSince ||= now;
    waitingSince ||= now;
    safe.put(copy());
    paint();
    plan();
  }
  function plan(wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, changedSince + WHILE_TYPING_MS - Date.now()))) {
    clearTimeout(timer);
    if (!held && !sending && typed !== kept) timer = setTimeout(send, wait);
  }
  async function send() {
    clearTimeout(timer);
    const covers = typed;
    const sentAt = Date.now();
    const { text, context } = read();
    const taking = took;
    sending = true;
    changedSince = 0;
    let wait;
    try {
      const answer = await line.act("keep_draft", {
        text, context: { ...context, typed: covers }, base, page, place: place || stem, took: taking,
      });
      if (taking === took) took = null;
      ({ revision: base, place, at } = answer);
      kept = Math.max(kept, covers);
      waitingSince = typed === kept ? 0 : Math.max(waitingSince, sentAt);
      if (typed === kept) safe.drop();
      if (answer.other) onOther(answer.other);
    } catch (error) {
      changedSince ||= sentAt;
      wait = TRY_AGAIN_MS;
      if (!error.silent) onRefused(error.message);
    }
    sending = false;
    paint();
    plan(wait);
  }
  /** Send now, whatever is under way: the page may be going. */
  const hurry = () => {
    if (typed !== kept && !held) send();
  };
  const onHidden = () => document.visibilityState === "hidden" && hurry();
  const onLeave = (event) => {
    hurry();
    if (typed !== kept) event.preventDefault();
  };
  document.addEventListener("visibilitychange", onHidden);
  window.addEventListener("pagehide", hurry);
  window.addEventListener("beforeunload", onLeave);
  const beating = setInterval(async () => {
    try {
      const { overtaken } = await line.act("beat", { base, page, place });
      if (overtaken && holdsWords()) touched();
      else plan();
    } catch {
      paint();
    }
  }, BEAT_MS);
  const painting = setInterval(paint, 500);

  return {
    touched,
    hurry,
    /**
     * Ask what is waiting in the case, and bring back what an earlier page left in this browser.
     * @returns {Promise<{ drafts: any[], said: string[] }>}
     */
    async start() {
      let hello = await patiently(() => line.act("hello", { place: stem }));
      const said = [];
      try {
        await safe.unlock(hello.case, hello.key);
        for (const { id, copy: left } of await safe.orphans()) {
          const answer = await line.act("bring_back", { local: left, page });
          if (answer.said) said.push(answer.said);
          await safe.forget(id);
        }
      } catch (error) {
        if (!error.silent) onRefused(error.message);
      }
      if (said.length) hello = await patiently(() => line.act("hello", { place: stem }));
      return { drafts: hello.drafts, said };
    },
    /** Go on with words that the case has kept. */
    adopt(draft) {
      ({ revision: base, place, at } = draft);
      kept = typed;
      paint();
    },
    /** Words that lay beside these are among them now. */
    take(draft) {
      took = { place: draft.place, revision: draft.revision };
      touched();
      hurry();
    },
    /** Stop sending while the words become an account; `release` goes on with what is left. */
    hold() {
      held = true;
      clearTimeout(timer);
    },
    release(became) {
      held = false;
      if (became) {
        base = 0;
        kept = typed;
        waitingSince = changedSince = 0;
        safe.drop();
      }
      if (holdsWords() && became) touched();
      paint();
      plan();
    },
    place: () => place,
    held: () => held,
    /** The words became something else and nothing is left to keep. */
    finish() {
      kept = typed;
      safe.drop();
      paint();
    },
    /** @returns {boolean} whether this computer keeps words when the page goes */
    sealed: safe.isOpen,
    /** @returns {Promise<void>} when what isn't in the case is at least on this computer */
    async secure() {
      if (typed !== kept) safe.put(copy());
      await safe.settled();
    },
    leaveQuietly: () => window.removeEventListener("beforeunload", onLeave),
    close() {
      hurry();
      clearInterval(beating);
      clearInterval(painting);
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("pagehide", hurry);
      window.removeEventListener("beforeunload", onLeave);
    },
  };
}

/** Ask until somebody answers. */
async function patiently(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!error.silent) throw error;
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN_MS); });
    }
  }
}
