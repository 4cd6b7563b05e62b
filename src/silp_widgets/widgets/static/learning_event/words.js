/** The box that everything else makes room for, and what is typed beside it. */
import { h, uid } from "../kit/dom.js";
import { aboutLine, NOTHING_CHOSEN } from "./about.js";
import { altKey } from "./keys.js";

/**
 * @param {HTMLElement} asks something to ask, near the words
 * @param {object} on
 * @param {() => void} on.touched whenever anything that is kept changed
 * @param {() => void} on.blurred
 * @param {() => void} on.next
 */
export function wordsBox(asks, on) {
  const line = aboutLine(() => on.touched(), () => box.focus());
  const box = h("textarea", {
    class: "le-words", id: uid("words"), spellcheck: "true", autocomplete: "off", "aria-label": "What is being said",
    placeholder: "Type what is said, in their words. Everything else can be set later.",
    oninput: () => on.touched(), onblur: () => on.blurred(),
  });
  const well = besides("What helped, and what made it possible?", on);
  const proposed = besides("What should the record say?", on);
  const state = h("p", { class: "le-state" });
  const level = h("select", { class: "le-pick", "aria-label": "Where it acted" });
  const factor = h("select", {
    class: "le-pick", "aria-label": "A factor that shaped what people did",
    onchange: (event) => {
      const code = [event.target.value, level.value].filter(Boolean).join("/");
      event.target.value = "";
      if (code && !line.chosen.factors.includes(code)) line.set({ factors: [...line.chosen.factors, code] });
      box.focus();
    },
  });
  const factorRow = h("p", { class: "le-factor-row", hidden: true },
    h("span", null, "Factor"), factor, level);
  const key = (name, code, does, act) => [name, h("button", {
    type: "button", class: "silp-quiet", "data-does": name, onclick: act,
  }, does, h("kbd", null, altKey(code)))];
  const buttons = Object.fromEntries([
    key("well", "G", "Good practice", () => toggle(well)),
    key("correction", "C", "Correction", () => correction()),
    key("hindsight", "H", "Hindsight", () => hindsight()),
    key("factor", "F", "Factor", () => openFactor()),
  ]);
  const next = h("button", { type: "button", class: "silp-main", onclick: () => on.next() },
    "Keep, next ", h("kbd", null, altKey("↵")));
  const el = h("div", { class: "le-writing" },
    h("div", { class: "le-line" }, line.el, state), box, asks, well.el, proposed.el, factorRow,
    h("div", { class: "le-keys", role: "group", "aria-label": "Mark the words" },
      Object.values(buttons), h("span", { class: "le-space" }), next));

  function toggle(part) {
    part.show(part.el.hidden);
    (part.el.hidden ? box : part.box).focus();
    showMarks();
  }
  function correction() {
    const now = line.chosen.relation === "corrects";
    line.set({ relation: now ? "adds" : "corrects" });
    proposed.show(!now || Boolean(proposed.box.value));
    showMarks();
    box.focus();
  }
  function hindsight() {
    line.set({ frame: line.chosen.frame === "with_hindsight" ? "at_the_time" : "with_hindsight" });
    box.focus();
  }
  function openFactor() {
    factorRow.hidden = !factorRow.hidden;
    (factorRow.hidden ? box : factor).focus();
    showMarks();
  }
  function showMarks() {
    const on_ = {
      well: !well.el.hidden, correction: line.chosen.relation === "corrects",
      hindsight: line.chosen.frame === "with_hindsight", factor: !factorRow.hidden,
    };
    for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(on_[name]));
  }
  function write({ text, context }) {
    box.value = text;
    well.box.value = context.well ?? "";
    proposed.box.value = context.proposed ?? "";
    well.show(Boolean(well.box.value));
    const { speaker, about, relation, frame, factors } = { ...NOTHING_CHOSEN, ...context };
    Object.assign(line.chosen, { speaker, about, relation, frame, factors: factors ?? [] });
    proposed.show(relation === "corrects");
  }
  return {
    el,
    line,
    box,
    state,
    write,
    read: () => ({
      text: box.value,
      context: { ...line.chosen, well: well.box.value, proposed: proposed.box.value },
    }),
    isEmpty: () => !`${box.value}${well.box.value}${proposed.box.value}`.trim(),
    /** Take away what has become an account, and leave what was typed since. */
    captured(snapshot) {
      const rest = (now, was) => (now.startsWith(was) ? now.slice(was.length).replace(/^\s+/, "") : now);
      write({
        text: rest(box.value, snapshot.text),
        context: {
          about: line.chosen.about, well: rest(well.box.value, snapshot.context.well),
          proposed: rest(proposed.box.value, snapshot.context.proposed),
        },
      });
      line.need(false);
      line.set({});
    },
    /** Put words below those that are here. */
    add(draft) {
      const join = (a, b) => [a, b].filter((part) => part?.trim()).join("\n\n");
      box.value = join(box.value, draft.text);
      well.box.value = join(well.box.value, draft.context.well);
      well.show(Boolean(well.box.value));
      if (!line.chosen.speaker && draft.context.speaker) line.set({ speaker: draft.context.speaker });
    },
    marks: { G: () => toggle(well), C: correction, H: hindsight, F: openFactor, S: () => line.focus("speaker"),
      A: () => line.focus("about") },
    paint(view) {
      line.paint(view);
      const filled = factor.options.length > 0;
      if (!filled) {
        factor.append(...[["", "choose one"], ...view.choices.factor].map(([v, t]) => h("option", { value: v }, t)));
        level.append(...[["", "at any level"], ...view.choices.level].map(([v, t]) => h("option", { value: v }, t)));
      }
      showMarks();
    },
    showMarks,
  };
}

/** A smaller text beside the words, shown when it is wanted. */
function besides(label, on) {
  const box = h("textarea", { rows: "2", class: "le-beside", id: uid("beside"), oninput: () => on.touched(), onblur: () => on.blurred() });
  const el = h("div", { class: "silp-field", hidden: true }, h("label", { for: box.id }, label), box);
  return { el, box, show(open) { el.hidden = !open; } };
}
