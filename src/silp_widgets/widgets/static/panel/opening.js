/** The top of the panel's page: whose review, which release, what it is for, and at a glance. */
import { h } from "../kit/dom.js";
import { link } from "../kit/link.js";

const PARTS = [["glance", "At a glance"], ["chronology", "Chronology"], ["voices", "What practitioners said"],
  ["corrections", "Corrections"], ["themes", "Themes"], ["findings", "Findings"], ["actions", "Recommendations"],
  ["method", "Method"]];

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const view = link(model).view();
  const { release, scope } = view;
  el.append(h("div", { class: "silp panel" },
    h("header", { class: "panel-top" },
      h("h1", null, view.case.title),
      h("p", { class: "panel-release" }, `Release ${release.number} for the ${release.level}, signed off ${release.signed} by ${release.by.join(" and ")}`),
      h("p", { class: "panel-purpose" }, view.case.purpose)),
    h("nav", { class: "silp-nav panel-nav", "aria-label": "Parts of this page" }, PARTS.map(([key, name]) =>
      h("a", { href: `#panel-${key}` }, name))),
    h("section", { id: "panel-glance", "aria-labelledby": "panel-glance-title" },
      h("h2", { id: "panel-glance-title", class: "silp-hidden" }, "At a glance"),
      h("dl", { class: "panel-glance" }, view.glance.map(({ n, words }) => h("div", null, h("dt", null, words), h("dd", null, n)))),
      h("p", { class: "silp-measure" }, scope.from && `It studies ${scope.from} to ${scope.to}`,
        scope.background && `, with background from ${scope.background}`, scope.from && "."),
      scope.lines.length > 0 && h("div", { class: "silp-measure panel-asks" }, h("h3", null, "What it asks"),
        h("ol", null, scope.lines.map((line) => h("li", null, line)))))));
}

export default { render };
