/** The page's end of the one protocol between a screen and its state. */

const ANSWER_WITHIN_MS = 4000;
/** How long an act may take once the kernel said that it has begun; it is lost only if the kernel is. */
const DONE_WITHIN_MS = 120_000;
const BUSY_AFTER_MS = 800;

/**
 * @typedef {object} Link
 * @property {() => any} view what the state last said should be shown
 * @property {boolean} readOnly no kernel, or a state without verbs
 * @property {(verb: string, args?: object, within?: number) => Promise<any>} act ask for something;
 *   rejects with a sentence, and with `error.silent = true` when nobody answered in time (in ms)
 * @property {(paint: (view: any) => void) => void} onView call now and whenever the view changes
 * @property {(hear: (live: boolean) => void) => void} onLive told whether the kernel answers
 * @property {(hear: (busy: boolean) => void) => void} onBusy told when an act takes long, and when it is done
 * @property {(hear: (words: string) => void) => void} onSaid told what came of an act, in a sentence
 * @property {() => void} close
 */

/**
 * @param {any} model an anywidget model, or the stand-in of a page without a kernel
 * @returns {Link}
 */
export function link(model) {
  const waiting = new Map();
  const hearers = [];
  const listeners = [];
  let seq = 0;
  let live = true;
  const setLive = (now) => {
    if (now !== live) hearers.forEach((hear) => hear(now));
    live = now;
  };
  const busyHearers = [];
  let busy = false;
  let looking = 0;
  /** Say that something takes long once it does, and that nothing does any more. */
  const lookBusy = () => {
    const now = [...waiting.values()].some((one) => one.begun && performance.now() - one.begun >= BUSY_AFTER_MS);
    if (now !== busy) busyHearers.forEach((hear) => hear(now));
    busy = now;
  };
  const onMessage = (message) => {
    const asked = waiting.get(message.seq);
    setLive(true);
    if (!asked) return;
    clearTimeout(asked.timer);
    if (message.begun) {
      asked.begun = performance.now();
      asked.timer = setTimeout(asked.lost, Math.max(asked.within, DONE_WITHIN_MS));
      clearTimeout(looking);
      looking = setTimeout(lookBusy, BUSY_AFTER_MS);
      return;
    }
    waiting.delete(message.seq);
    lookBusy();
    if (message.error) asked.reject(new Error(message.error));
    else {
      asked.resolve(message.result ?? {});
      if (message.result?.said) listeners.forEach((hear) => hear(message.result.said));
    }
  };
  model.on("msg:custom", onMessage);
  const painters = [];
  const repaint = () => painters.forEach((paint) => paint(model.get("view")));
  model.on("change:view", repaint);
  return {
    view: () => model.get("view"),
    readOnly: Boolean(model.get("view")?.read_only) || typeof model.send !== "function",
    act(verb, args = {}, within = ANSWER_WITHIN_MS) {
      seq += 1;
      const mine = `${Date.now()}-${seq}`;
      return new Promise((resolve, reject) => {
        const asked = { resolve, reject, within, begun: 0, timer: 0 };
        asked.lost = () => {
          // Answers come in turn: what is asked behind something long can't be begun before that is done.
          if (!asked.begun && [...waiting.values()].some((one) => one.begun)) {
            asked.timer = setTimeout(asked.lost, within);
            return;
          }
          waiting.delete(mine);
          lookBusy();
          setLive(false);
          const error = new Error("No answer yet. Your words are kept on this page.");
          error.silent = true;
          reject(error);
        };
        asked.timer = setTimeout(asked.lost, within);
        waiting.set(mine, asked);
        try {
          model.send({ seq: mine, verb, args });
        } catch {
          // The line itself is gone; the timer tells whoever asked, so that there is one way to fail.
          setLive(false);
        }
      });
    },
    onView(paint) {
      painters.push(paint);
      paint(model.get("view"));
    },
    onLive(hear) {
      hearers.push(hear);
    },
    onBusy(hear) {
      busyHearers.push(hear);
    },
    onSaid(hear) {
      listeners.push(hear);
    },
    close() {
      model.off("msg:custom", onMessage);
      model.off("change:view", repaint);
      clearTimeout(looking);
      waiting.forEach(({ timer }) => clearTimeout(timer));
    },
  };
}
