/** What the tools that make something share: a list, and a form in its place. */
import { h } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";
import { formOf } from "../forms.js";

/**
 * @param {HTMLElement} place @param {import("../side.js").Does} does
 * @param {() => void} list paints the list again
 */
export function maker(place, does, list) {
  /** The list again, with whoever was in the form at its main button. */
  function backToList() {
    list();
    focusOn(place.querySelector("button.silp-main"));
  }

  return {
    /** A small button of a line. @param {string} words @param {() => void} onclick @param {string} label */
    quietly: (words, onclick, label) => h("button", { type: "button", class: "silp-quiet", "aria-label": label, onclick }, words),
    /** Put a form in the place of the list. @param {string} title @param {any[]} parts @param {any} how as `formOf` takes it, without `cancel` */
    stand(title, parts, how) {
      place.replaceChildren(formOf(title, parts, { ...how, cancel: backToList }));
      place.querySelector("input, select, textarea")?.focus();
    },
    /** Say what came of it, and go back to the list. @param {Promise<any>} asked */
    kept: (asked) => asked.then((answer) => {
      backToList();
      does.say(answer.said);
      if (answer.asks?.length) place.prepend(h("div", { class: "silp-hint", role: "status" }, answer.asks.map((ask) => h("p", null, ask))));
    }),
  };
}
