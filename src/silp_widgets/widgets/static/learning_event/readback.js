/** Reading words back to who said them: large, word for word; theirs to agree, change or take back. */
import { h, select, uid } from "../kit/dom.js";
import { keeper } from "./keeper.js";
import { savedWords } from "./saved.js";

/**
 * @param {object} options
 * @param {HTMLElement} options.root
 * @param {import("../kit/link.js").Link} options.line
 * @param {string} options.page
 * @param {(verb: string, args: object) => Promise<any>} options.act
 * @param {(words: string) => void} options.say
 * @param {(words: string) => void} options.warn
 */
export function readBackRoom({ root, line, page, act, say, warn }) {
  const inside = h("div", { class: "le-reading" });
  const room = h("dialog", { class: "le-readback", "aria-label": "Read back", onclose: closed }, inside);
  root.append(room);
  let account = null;
  let changing = null;

  const fresh = () => line.view().recent.find((a) => a.id === account.id) ?? account;
  const doing = async (verb, args = {}) => {
    try {
      const done = await act(verb, { account: account.id, ...args });
      if (done.said) say(done.said);
      account = fresh();
      return true;
    } catch (error) {
      if (!error.silent) show(error.message);
      return false;
    }
  };
  const head = () => h("p", { class: "le-read-head" },
    h("strong", null, account.code), ` ${account.relation} · about ${account.about} · ${account.frame}`,
    h("span", { class: "silp-hint" }, ` · said at ${account.at} · ${account.state_words}`));

  function show(warning = "") {
    const ways = line.view().choices.attribution;
    const named = uid("named");
    const choice = h("fieldset", { class: "le-named" }, h("legend", null, "How these words may be used"),
      ways.map(([code, words]) => h("label", null,
        h("input", { type: "radio", name: named, value: code, checked: code === account.attribution }), words)));
    const chosen = () => choice.querySelector("input:checked")?.value ?? "do_not_quote";
    const agreed = account.state === "agreed";
    const agree = async () => {
      const ready = fresh().read_back || await doing("read_back");
      if (ready && await doing("agree", { attribution: chosen() })) room.close();
    };
    const keepChoice = async () => {
      if (await doing("choose_attribution", { attribution: chosen() })) room.close();
    };
    inside.replaceChildren(...[
      head(),
      warning && h("p", { class: "silp-note", role: "alert" }, warning),
      h("blockquote", { class: "le-large", tabindex: "0" }, account.text),
      account.well && account.well !== account.text
        && h("blockquote", { class: "le-large le-well" }, h("span", { class: "silp-hint" }, "What went well"), account.well),
      choice,
      h("div", { class: "le-decide" },
        h("button", { type: "button", class: "silp-main", autofocus: true, onclick: agreed ? keepChoice : agree },
          agreed ? "Keep this choice" : "I agree: these are my words"),
        h("button", { type: "button", onclick: change }, "Change them"),
        h("button", { type: "button", onclick: sure }, "Take them back"),
        h("span", { class: "le-space" }),
        h("button", { type: "button", class: "silp-quiet", onclick: () => room.close() },
          agreed ? "Close" : "Leave it for now")),
      wentWell(), aboutLater()].filter(Boolean));
  }
  function wentWell() {
    const box = h("textarea", { rows: 2, class: "le-words", "aria-label": "What went well" });
    const keep = async () => {
      if (box.value.trim() && await doing("record_good_practice", { text: box.value.trim() })) show();
    };
    return h("details", { class: "le-later" }, h("summary", null, "Add what went well"),
      h("p", { class: "silp-hint" }, agreedWords()), box, h("p", null, h("button", { type: "button", onclick: keep }, "Keep it")));
  }
  function agreedWords() {
    return account.state === "agreed" ? `In ${account.code}’s words. What is added is agreed anew.` : `In ${account.code}’s words.`;
  }
  function aboutLater() {
    const view = line.view();
    const about = select([["", "choose"], ["general", "the case in general"],
      ...view.episodes.map((e) => [e.id, `episode ${e.number}: ${e.title}`]),
      ...view.record.entries.map((e) => [e.id, e.ref])], "", { "aria-label": "What it is about" });
    const relation = select(view.choices.relation, "adds", { "aria-label": "How it stands to the record" });
    const frame = select(view.choices.frame, "at_the_time", { "aria-label": "At the time, or with hindsight" });
    const keep = async () => {
      const context = { about: about.value, relation: relation.value, frame: frame.value };
      if (about.value && await doing("set_about", { context })) show();
    };
    return h("details", { class: "le-later" }, h("summary", null, "Set what it is about"),
      h("p", null, about, relation, frame, h("button", { type: "button", onclick: keep }, "Set")));
  }
  function sure() {
    inside.replaceChildren(head(),
      h("p", { class: "le-large" }, "Take these words back?"),
      h("p", null, "They will be in no later release. What has been published already cannot be recalled."),
      h("div", { class: "le-decide" },
        h("button", { type: "button", class: "silp-main", onclick: async () => await doing("withdraw") && room.close() },
          "Yes, take them back"),
        h("button", { type: "button", onclick: () => show() }, "No, leave them")));
  }
  async function change() {
    const box = h("textarea", {
      class: "le-words le-large", "aria-label": "Your words", value: account.text,
      oninput: () => mine.touched(), onblur: () => mine.hurry(),
    });
    const state = h("p", { class: "le-state" });
    const mine = keeper({
      line, page, stem: `${line.view().event}/amend/${account.id}`, onRefused: warn,
      read: () => ({ text: box.value, context: {} }), onState: (now) => savedWords(state, now),
    });
    changing = mine;
    const keep = async () => {
      mine.hold();
      if (await doing("amend", { text: box.value, contributor: account.code })) {
        mine.finish();
        stop(true);
      } else mine.release(false);
    };
    inside.replaceChildren(head(), state,
      h("p", { class: "silp-hint" }, `Only ${account.code} may change these words.`), box,
      h("div", { class: "le-decide" },
        h("button", { type: "button", class: "silp-main", onclick: keep }, "Keep the change"),
        h("button", { type: "button", onclick: () => stop() }, "Leave them as they were")));
    box.focus();
    const { drafts } = await mine.start();
    const [draft] = drafts;
    if (draft?.text && box.value === account.text) {
      box.value = draft.text;
      mine.adopt(draft);
      say(`A change begun at ${draft.at} is here again.`);
    }
  }
  function stop(done = false) {
    if (!done) changing?.hurry();
    changing?.close();
    changing = null;
    show();
  }
  function closed() {
    changing?.close();
    changing = null;
  }
  return {
    async open(which) {
      account = which;
      show();
      room.showModal();
      const first = inside.firstChild;
      // Whoever has gone on meanwhile, to change the words, is left where they are.
      if (!account.read_back && await doing("read_back") && inside.firstChild === first) show();
    },
  };
}
