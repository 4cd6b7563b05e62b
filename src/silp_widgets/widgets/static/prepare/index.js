/** Prepare: what is next, scope, people and support, returns, deadlines. */
import { h } from "../kit/dom.js";
import { link } from "../kit/link.js";
import { shell } from "../kit/shell.js";
import { slice } from "../kit/slices.js";
import { asker } from "./ask.js";
import { paintNext } from "./next.js";
import { paintScope } from "./scope.js";
import { peoplePanel } from "./people.js";
import { registerPanel } from "./register.js";
import { requestForm, returnsPanel } from "./returns.js";
import { filePanel } from "./file.js";
import { correctionsPanel } from "./corrections.js";
import { deadlinesPanel } from "./deadlines.js";

const SECTIONS = [["next", "Next for you"], ["returns", "Returns"], ["people", "People and support"],
  ["corrections", "Corrections to answer"], ["deadlines", "Deadlines"], ["scope", "Scope"], ["register", "Register of names"]];

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const line = link(model);
  const screen = shell(el, line, { name: "Prepare", takesFiles: true });
  const places = Object.fromEntries(SECTIONS.map(([key, title]) => {
    const list = h("div");
    const inside = h("div", null, list);
    const heading = h("h2", { id: `silp-${key}`, tabindex: "-1" }, title);
    return [key, { section: h("section", { "aria-labelledby": `silp-${key}` }, heading, inside), inside, list, heading }];
  }));
  const go = (key) => {
    if (places[key]) {
      places[key].section.scrollIntoView({ block: "start" });
      places[key].heading.focus({ preventScroll: true });
      return;
    }
    const [workbook, at] = key.split("#");
    if (location.pathname.includes("/voila/render/")) location.href = `${workbook}.ipynb${at ? `#${at}` : ""}`;
    else screen.warn(`That is done in the workbook ${workbook}.ipynb: open it beside this one.`);
  };
  screen.body.append(
    h("nav", { class: "prep-parts", "aria-label": "Parts of this screen" },
      SECTIONS.map(([key, title]) => h("button", { type: "button", class: "silp-quiet", onclick: () => go(key) }, title))),
    ...SECTIONS.map(([key]) => places[key].section));

  slice(line, places.next.list, ({ next, shape, strip, review, choices }) => ({ next, shape, strip, review, choices }),
    (facts, place) => paintNext(facts, place, go));
  slice(line, places.people.list, ({ participants }) => ({ participants }), peoplePanel(line, places.people.inside));
  slice(line, places.returns.list, ({ returns }) => ({ returns }), returnsPanel(line, places.returns.inside));
  const request = h("div");
  places.returns.inside.append(filePanel(line, el), request);
  slice(line, request, ({ agencies }) => ({ agencies }), requestForm(line));
  slice(line, places.deadlines.list, ({ deadlines, profile, triggers, review }) => ({ deadlines, profile, triggers, review }),
    deadlinesPanel(line, places.deadlines.inside));
  slice(line, places.corrections.list, ({ unanswered, answers }) => ({ unanswered, answers }),
    correctionsPanel(line, places.corrections.inside));
  const scope = asker(line);
  places.scope.inside.append(scope.told);
  slice(line, places.scope.list, ({ review, profile, profiles, choices }) => ({ review, profile, profiles, choices }),
    (facts, place) => paintScope(facts, place, scope));
  places.register.inside.append(registerPanel(line));
  return () => line.close();
}

export default { render };
