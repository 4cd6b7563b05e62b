/** The tool that asks about dates, one after the other, each between the rows around it. */
import { checkCode } from "../../kit/checks.js";
import { field, h, uid } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";

const FETCHING_MS = 20_000;

/** @type {import("../side.js").Tool} */
export const datesTool = {
  key: "dates",
  name: "Dates to settle",
  group: "settle",
  hint: "What was written, the rows around it, and what it may mean",
  wide: true,
  count: (store) => store.view().date_questions?.count ?? 0,
  open(place, does) {
    const { store, line } = does;
    let asked = [];
    let kinds = {};
    let at = 0;
    let settling = false;

    function fetch() {
      return line.act("dates_to_settle", {}, FETCHING_MS).then((answer) => {
        [asked, kinds] = [answer.dates, answer.kinds];
        at = Math.min(at, Math.max(0, asked.length - 1));
        paint();
      }).catch((error) => place.replaceChildren(h("p", null, error.message)));
    }

    const step = (by) => {
      at = (at + by + asked.length) % asked.length;
      paint();
      focusOn(place.querySelector("h3"));
    };

    function paint() {
      const one = asked[at];
      if (!one) {
        place.replaceChildren(h("p", null, "Every date is settled."), h("button", { type: "button", onclick: does.home }, "Back to the tools"));
        return;
      }
      const row = store.row(one.entry);
      place.replaceChildren(
        h("p", { class: "chron-datesteps" }, h("button", { type: "button", "aria-label": "The date before", onclick: () => step(-1) }, "‹"),
          h("span", { role: "status" }, `${at + 1} of ${asked.length}`),
          h("button", { type: "button", "aria-label": "The next date", onclick: () => step(1) }, "›"),
          h("button", { type: "button", class: "silp-quiet", onclick: () => does.show(one.entry) }, `Open ${row?.ref ?? "the entry"}`)),
        h("div", { class: "chron-dateask" },
          h("div", null, h("h3", { tabindex: "-1" }, h("q", { class: "silp-record" }, one.written || "nothing written")),
            one.asked.map(([code, message]) => h("p", { class: "chron-problem" }, checkCode(line, code), " ", message)), around(one)),
          h("div", null, form(one), alike(one))));
    }

    /** The rows of the agency's file around the one that is asked about. */
    function around({ rows }) {
      return h("table", { class: "chron-around" }, h("caption", { class: "silp-hidden" }, "The rows around it in the agency’s file"),
        h("thead", { class: "silp-hidden" }, h("tr", null, ["Row", "Date as written", "What happened"].map((words) => h("th", { scope: "col" }, words)))),
        h("tbody", null, rows.map((row) => h("tr", { class: row.here ? "chron-here" : null, "aria-current": row.here ? "true" : null },
          h("td", { class: "chron-soft" }, row.row || ""), h("td", { class: "silp-record" }, row.written || "—"),
          h("td", null, row.text)))));
    }

    function form(one) {
      const name = uid("reading");
      const typed = h("input", { type: "text", "aria-label": "Another date", placeholder: "another date, as it is known" });
      const reason = h("input", { type: "text" });
      const note = h("p", { class: "silp-attention chron-formnote", role: "alert", hidden: true });
      const radio = (value, checked) => h("input", { type: "radio", name, value: String(value), checked });
      const other = radio(-1, !one.choices.length);
      typed.addEventListener("input", () => { other.checked = true; });
      const el = h("form", { class: "chron-form", "aria-label": "Settle this date", onsubmit: (event) => {
        event.preventDefault();
        const choice = Number(el.querySelector(`input[name="${name}"]:checked`)?.value ?? -1);
        note.hidden = true;
        settling = true;
        line.act("settle_date", { entry: one.entry, choice, typed: typed.value, reason: reason.value })
          .then((answer) => { does.say(answer.said); return fetch(); })
          .then(() => focusOn(place.querySelector("h3") ?? place.querySelector("button")))
          .catch((error) => { note.textContent = error.message; note.hidden = false; })
          .finally(() => { settling = false; });
      } },
      h("fieldset", { class: "chron-readings" }, h("legend", null, "What it means"),
        one.choices.map(([words, why], place_) => h("label", null, radio(place_, place_ === 0), h("span", null, h("strong", null, words), h("span", { class: "silp-hint" }, ` ${why}`)))),
        h("label", null, other, typed)),
      field("How do you know?", reason, "For example: the agency’s answer of 4 May. A reading that is offered brings its own reason."), note,
      h("div", { class: "chron-formtools" }, h("button", { type: "submit", class: "silp-main" }, "Settle it"),
        h("button", { type: "button", onclick: () => step(1) }, "Leave open")));
      return el;
    }

    /** Where many were asked about for one reason alone, all of their readings can be confirmed at once. */
    function alike({ codes }) {
      const [code] = codes;
      const many = asked.filter((one) => one.codes.length === 1 && one.codes[0] === code && one.choices[0]?.[1] === "as we read it").length;
      if (codes.length > 1 || many < 2 || kinds[code] < 2) return null;
      return h("p", null, h("button", { type: "button", class: "silp-quiet", onclick: () => does.quietly("accept_readings", { code }).then(fetch) },
        `Confirm our reading of all ${many} dates asked about as ${code}`));
    }

    place.append(h("p", { class: "silp-hint", role: "status" }, "Fetching the dates…"));
    fetch();
    return (why) => { if (why === "rows" && !settling) fetch(); };
  },
};
