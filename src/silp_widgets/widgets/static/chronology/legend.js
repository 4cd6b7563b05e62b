/** What is read where no entry is open: how doubt and marks are drawn. */
import { h, svg } from "../kit/dom.js";

const C = "var(--accent)";
const sign = (...drawn) => svg("svg", { width: 44, height: 18, viewBox: "0 0 44 18", "aria-hidden": "true" }, ...drawn);

/** @returns {HTMLElement} */
export function legend() {
  const fade = svg("linearGradient", { id: "chron-fade" }, ...[[0, 0.08], [0.28, 0.7], [0.72, 0.7], [1, 0.08]]
    .map(([at, o]) => svg("stop", { offset: at, "stop-color": "currentColor", "stop-opacity": o })));
  const lines = [
    [sign(svg("circle", { cx: 22, cy: 9, r: 5, fill: C })), "one entry, on a day or at a time that was stated"],
    [sign(svg("circle", { cx: 22, cy: 9, r: 5, fill: "none", stroke: C, "stroke-width": 1.6, "stroke-dasharray": "2.4 2" })), "the date is in doubt"],
    [sign(svg("circle", { cx: 22, cy: 9, r: 5, fill: C, "fill-opacity": 0.35, stroke: C, "stroke-width": 1.6, "stroke-dasharray": "2.4 2" })), "the date was completed by us"],
    [sign(svg("defs", null, fade), svg("rect", { x: 2, y: 5, width: 40, height: 8, fill: "url(#chron-fade)" })), "sometime in this period, or throughout it; also one whole day, seen from close by"],
    [sign(svg("rect", { x: 10, y: 6.5, width: 24, height: 5, fill: C, opacity: 0.35 }), svg("circle", { cx: 22, cy: 9, r: 5, fill: C })), "some days or weeks, seen from afar"],
    [sign(svg("rect", { x: 2, y: 5, width: 30, height: 8, fill: "url(#chron-fade)" }), svg("rect", { x: 17, y: 5, width: 13, height: 8, fill: C, opacity: 0.6 }), svg("rect", { x: 30, y: 3, width: 2, height: 12, fill: C })), "by this day, and nobody says from when; or the other way round"],
    [sign(svg("rect", { x: 2, y: 3, width: 40, height: 12, rx: 3, fill: "var(--line)", stroke: "var(--ink-soft)" })), "no contact, and somebody looked"],
    [sign(svg("rect", { x: 2, y: 3, width: 40, height: 12, fill: "var(--paper)" }), ...[-6, 0, 6, 12, 18, 24, 30, 36].map((at) => svg("path", { d: `M${at + 2} 15l12 -12`, stroke: "var(--ink-soft)", "stroke-width": 1 }))), "nothing recorded, and nobody says why; longer than the days chosen under Silences"],
    [sign(svg("rect", { x: 8, y: 0, width: 28, height: 18, fill: "var(--ink-soft)", opacity: 0.12 }), svg("path", { d: "M8.5 0v18M35.5 0v18", stroke: "var(--ink-soft)", "stroke-dasharray": "2 3" })), "no agency had contact"],
    [sign(svg("rect", { x: 10, y: 2, width: 24, height: 14, rx: 7, fill: C }), svg("text", { x: 22, y: 12.5, "text-anchor": "middle", "font-size": 10, "font-weight": 600, fill: "var(--paper)" }, "12")), "several entries close together; press to open"],
    [sign(svg("circle", { cx: 22, cy: 9, r: 4.5, fill: C }), svg("circle", { cx: 22, cy: 9, r: 7.5, fill: "none", stroke: C, "stroke-width": 1.4 })), "good practice; a small ring where it is among several"],
    [sign(svg("circle", { cx: 22, cy: 9, r: 5, fill: C, "fill-opacity": 0.16, stroke: C, "stroke-width": 1.2 })), "background, outside the scope"],
    [sign(svg("rect", { x: 4, y: 3, width: 36, height: 12, rx: 4, fill: "var(--accent-soft)", stroke: C })), "a key practice episode"],
    [sign(svg("circle", { cx: 12, cy: 9, r: 5, fill: C }), svg("circle", { cx: 12, cy: 9, r: 2, fill: "var(--paper)" })), "known by: another agency’s record, of which they were told; a thread leads to the day on which"],
    [sign(svg("circle", { cx: 12, cy: 9, r: 4, fill: "none", stroke: "var(--ink-soft)", "stroke-width": 1.1 }), svg("rect", { x: 24, y: 0, width: 18, height: 18, fill: "var(--paper-2)" }), svg("path", { d: "M24 9l9 -9M24 18l18 -18M33 18l9 -9", stroke: "var(--line)" })), "known by: not known to them then; veiled and fainter, what had not come yet"],
    [sign(svg("rect", { x: 8, y: 2, width: 28, height: 14, rx: 7, fill: "var(--accent-soft)", stroke: C, "stroke-width": 1.6 }), svg("text", { x: 22, y: 12.5, "text-anchor": "middle", "font-size": 10, "font-weight": 600, fill: "var(--ink)" }, "2/5")), "known by: two of five close together were known to them"],
    [sign(svg("rect", { x: 2, y: 8, width: 40, height: 3, fill: C })), "the scope of the review"],
  ];
  return h("div", { class: "chron-legend" }, h("h2", null, "How to read this"),
    h("p", { class: "silp-hint" }, "Choose an entry on the timeline or in the table to see all of it here."),
    h("ul", null, lines.map(([drawn, words]) => h("li", null, drawn, h("span", null, words)))),
    h("div", { class: "chron-textures" },
      h("p", { class: "silp-record" }, "What the record says is set like this."),
      h("p", { class: "silp-said" }, "What a practitioner says is set like this."),
      h("p", null, h("span", { class: "silp-was" }, "What was corrected"), " → is set like this, and both stay.")));
}
