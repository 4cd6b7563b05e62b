/** The tool that lists silences: where nothing is recorded, what others recorded then, and who looked. */
import { field, h } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";
import { counted, grouped } from "../../kit/words.js";
import { agencyChip } from "../row.js";
import { meanwhile, silenceWords, silencesIn, stretchWords } from "../silence.js";

const LISTED_EACH = 25;
const MOST_DAYS = 3650;
const ROOM_SHARE = 0.6;

/** @type {import("../side.js").Tool} */
export const silencesTool = {
  key: "silences",
  name: "Silences",
  group: "look",
  reading: true,
  hint: "Where nothing is recorded, and where somebody looked",
  open(place, { store, say, show, timeline }) {
    const silences = silencesIn(store);
    const days = (value, use) => h("input", {
      type: "number", min: silences.least, max: MOST_DAYS, value, class: "chron-days", onchange: (event) => {
        const now = Math.max(silences.least, Math.min(MOST_DAYS, Math.round(Number(event.target.value)) || value));
        event.target.value = now;
        use(now);
        paint();
        say(`${silences.of().length + silences.joint().length} silences`);
      },
    });
    const [own, joint] = [
      days(silences.days, (now) => silences.longFrom(now, silences.jointDays)),
      days(silences.jointDays, (now) => silences.longFrom(silences.days, now)),
    ];
    const list = h("div", { class: "chron-silences" });
    place.append(
      h("p", { class: "silp-hint" }, "A blank can mean that nothing happened, or that nobody looked. A no contact row says the first."),
      h("div", { class: "chron-thresholds" }, field("An agency, from (days)", own), field("All agencies, from (days)", joint)), list);

    function look(silence) {
      const again = silences.chosen() === silence.key;
      silences.choose(again ? "" : silence.key);
      if (!again) {
        const room = (silence.x1 - silence.x0) * ROOM_SHARE;
        timeline().show(silence.x0 - room, silence.x1 + room);
        say(silenceWords(silence, store));
      }
      paint();
      focusOn(list.querySelector(`[data-silence="${CSS.escape(silence.key)}"] button`));
    }

    /** Narrow the list to what others recorded in the stretch. */
    function others(silence) {
      const agency = silence.agency ? { not_agency: [...new Set([...store.filter.not_agency, silence.agency])], agency: [] } : {};
      store.narrow({ ...agency, from: silence.first, to: silence.last });
      say(`${store.shown.length.toLocaleString("en-GB")} ${store.shown.length === 1 ? "entry" : "entries"} of others`);
    }

    function line(silence) {
      const on = silences.chosen() === silence.key;
      const count = silence.kind === "nothing_recorded" ? meanwhile(silence, store) : 0;
      return h("li", { "data-silence": silence.key, class: on ? "chron-silence-on" : null },
        h("button", { type: "button", class: "silp-quiet", "aria-pressed": String(on), onclick: () => look(silence) },
          h("strong", null, counted(silence.days, "day")), ` ${stretchWords(silence)}`,
          h("span", { class: "silp-hidden" }, ` ${silenceWords(silence, store)}`)),
        silence.kind === "nothing_recorded" && h("p", { class: "chron-soft" }, count
          ? [`Others recorded ${grouped(count)} meanwhile. `, h("button", { type: "button", class: "silp-quiet chron-inline", onclick: () => others(silence) }, "Show them")]
          : "Nobody else recorded anything either."));
    }

    function looked(silence) {
      const row = silence.id ? store.byId.get(silence.id) : null;
      return h("li", { "data-silence": silence.key },
        h("button", { type: "button", class: "silp-quiet", onclick: () => (row ? show(row.id) : look(silence)) },
          h("strong", null, counted(silence.days, "day")), ` ${stretchWords(silence)}`),
        h("p", { class: "chron-soft" }, silence.nil ? "A nil return: they looked, and hold nothing." : row?.source ? `Looked in: ${row.source}` : "No source says who looked."));
    }

    const section = (title, all, make, chip) => all.length > 0 && h("section", { class: "chron-silence-of" },
      h("h3", null, chip, ` ${title}`, all.length > 1 && h("span", { class: "chron-soft" }, ` · ${grouped(all.length)} stretches`)),
      h("ul", null, all.slice(0, LISTED_EACH).map(make)),
      all.length > LISTED_EACH && h("p", { class: "silp-hint" }, `and ${grouped(all.length - LISTED_EACH)} more; a longer threshold shows fewer.`));

    function paint() {
      const everyone = [...store.agencies.values()];
      const looks = silences.looked();
      const parts = [
        section("No agency had contact", silences.joint(), line, null),
        ...everyone.map((a) => section(`${a.name}: nothing recorded`, silences.of(a.key), line, agencyChip(a, a.key))),
        ...everyone.map((a) => section(`${a.name}: no contact, and somebody looked`, looks.filter((s) => s.agency === a.key), looked, agencyChip(a, a.key))),
      ].filter(Boolean);
      list.replaceChildren(...(parts.length ? parts : [h("p", null, "No stretch is that long. Choose fewer days to see shorter ones.")]));
    }

    paint();
    return (why) => {
      if (why === "rows") paint();
      else silences.choose("");
    };
  },
};
