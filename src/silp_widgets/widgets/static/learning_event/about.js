/** The line above the words: who speaks, about what, how it stands to the record, and when seen. */
import { h } from "../kit/dom.js";

/** What nobody has chosen yet. */
export const NOTHING_CHOSEN = { speaker: "", about: "", relation: "adds", frame: "at_the_time", factors: [] };

/**
 * @param {() => void} changed
 * @param {() => void} done a choice was made by keyboard: back to the words
 */
export function aboutLine(changed, done) {
  const chosen = { ...NOTHING_CHOSEN };
  const make = (name, label) => h("select", {
    class: "le-pick", "aria-label": label, "data-pick": name,
    onchange: (event) => set({ [name]: event.target.value }),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.altKey) return;
      event.preventDefault();
      done();
    },
  });
  const picks = {
    speaker: make("speaker", "Who is speaking"),
    about: make("about", "What it is about"),
    relation: make("relation", "How it stands to the record"),
    frame: make("frame", "Seen at the time, or with hindsight"),
  };
  const factors = h("span", { class: "le-factors" });
  const el = h("div", { class: "le-about", role: "group", "aria-label": "Beside the words" },
    picks.speaker, h("span", null, "about"), picks.about, h("span", { "aria-hidden": "true" }, "·"),
    picks.relation, h("span", { "aria-hidden": "true" }, "·"), picks.frame, factors);
  let words = {};
  let elsewhereRef = "an entry found"; // of a chosen entry that isn't among those shown

  function show() {
    for (const [name, pick] of Object.entries(picks)) pick.value = chosen[name];
    picks.speaker.classList.toggle("le-unset", !chosen.speaker);
    factors.replaceChildren(...chosen.factors.map((code) => h("button", {
      type: "button", class: "le-chip", "aria-label": `Take away the factor ${words[code] ?? code}`,
      onclick: () => set({ factors: chosen.factors.filter((one) => one !== code) }),
    }, `${words[code] ?? code} ×`)));
  }
  function set(some) {
    Object.assign(chosen, some);
    show();
    changed();
  }
  /** Fill a select again, only if its choices differ: an open one stays open. */
  function fill(pick, groups) {
    const now = JSON.stringify(groups);
    if (pick.silpChoices === now) return;
    pick.silpChoices = now;
    pick.replaceChildren(...groups.map(([title, options]) => {
      const made = options.map(([value, text]) => h("option", { value }, text));
      return title && made.length ? h("optgroup", { label: title }, made) : made;
    }).flat());
  }
  return {
    el,
    chosen,
    set,
    need(missing) {
      picks.speaker.classList.toggle("le-missing", missing);
      picks.speaker.setAttribute("aria-invalid", String(missing));
    },
    needed: () => picks.speaker.classList.contains("le-missing"),
    focus: (name) => picks[name].focus(),
    paint(view) {
      const call = (p) => [p.id, p.job ? `${p.code}, ${p.job}` : p.code];
      const there = view.people.filter((p) => p.was_there);
      fill(picks.speaker, [["", [["", "Who is speaking?"]]],
        ["Not yet heard", there.filter((p) => !p.accounts).map(call)],
        ["Heard", there.filter((p) => p.accounts).map(call)],
        ["Others", view.people.filter((p) => !p.was_there).map(call)]]);
      const focus = view.focus.id ? [["", `episode ${view.focus.number}`]] : [["", "the case in general"]];
      const shown = view.record.entries.map((e) => [e.id, e.ref]);
      const elsewhere = chosen.about && !shown.some(([id]) => id === chosen.about)
        && chosen.about !== "general" ? [[chosen.about, elsewhereRef]] : [];
      fill(picks.about, [["", focus], ["The record", [...elsewhere, ...shown]],
        ["Or", view.focus.id ? [["general", "the case in general"]] : []]]);
      fill(picks.relation, [["", view.choices.relation]]);
      fill(picks.frame, [["", view.choices.frame]]);
      // The choice says what a factor covers; the mark beside the words has its name alone.
      words = Object.fromEntries(view.choices.factor.map(([code, text]) => [code, text.split(": ", 1)[0]]).flatMap(([code, text]) => [[code, text],
        ...view.choices.level.map(([level, said]) => [`${code}/${level}`, `${text}, ${said}`])]));
      show();
    },
    /** An entry that isn't among those shown can be chosen too. */
    setAbout(entry) {
      elsewhereRef = entry.ref;
      if (![...picks.about.options].some((o) => o.value === entry.id)) {
        picks.about.append(h("option", { value: entry.id }, entry.ref));
      }
      set({ about: entry.id });
    },
  };
}
