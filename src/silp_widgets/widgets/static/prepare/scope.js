/** What the review covers, and the law and limits of its kind. */
import { field, h, select } from "../kit/dom.js";
import { day, fieldsOf } from "./ask.js";

/**
 * @param {any} facts `review`, `profile`, `profiles` and `choices` of the view
 * @param {HTMLElement} place
 * @param {import("./ask.js").Asker} asking
 */
export function paintScope({ review, profile, profiles, choices }, place, asking) {
  const text = (name, value, hint) => [name, h("input", { name, value: value ?? "", autocomplete: "off" }), hint];
  const labelled = (words, [, control, hint]) => field(words, control, hint);
  const lines = (name, value) => h("textarea", { name, rows: 4 }, value.join("\n"));
  const form = h("form", { class: "prep-form", onsubmit: save },
    labelled("Title, with a pseudonym", text("title", review.title)),
    field("Kind of review", select(profiles, review.profile, { name: "profile" })),
    field("Stage", select(choices.stage, review.stage, { name: "stage" })),
    labelled("Studied from", text("scope_from", day(review.scope_from), "In any usual form: 1 January 2022.")),
    labelled("Studied to", text("scope_to", day(review.scope_to))),
    labelled("Background from", text("background_from", day(review.background_from), "Earlier history, kept for context.")),
    labelled("Referral received", text("received", day(review.received))),
    field("Opened because of", select(choices.opened_because, review.opened_because, { name: "opened_because" })),
    field("Nation", select(choices.nation, review.nation, { name: "nation" }), "Decides which bank holidays count."),
    h("div", { class: "prep-wide" }, field("Lines of enquiry, one a line", lines("lines_of_enquiry", review.lines_of_enquiry))),
    h("div", { class: "prep-wide" }, field("Parallel proceedings, one a line", lines("parallel_proceedings", review.parallel_proceedings))),
    h("label", { class: "prep-tick prep-wide" },
      h("input", { type: "checkbox", name: "proceedings_cleared", checked: review.proceedings_cleared }),
      " Parallel proceedings are cleared for the learning event"),
    h("div", { class: "prep-wide" }, h("button", { class: "silp-main", type: "submit" }, "Save the scope")));
  place.append(about(profile), form);

  /** @param {SubmitEvent} event */
  function save(event) {
    event.preventDefault();
    const fields = { ...fieldsOf(form), proceedings_cleared: form.elements.proceedings_cleared.checked };
    asking.ask("save_review", { fields });
  }
}

/** @param {any} profile @returns {HTMLElement} the profile's law and limits, doubt beside each */
function about(profile) {
  const limits = profile.limits.map((limit) => h("li", null, `${limit.name}: ${limit.words} (${limit.source}). `,
    !limit.confirmed && "This limit is not confirmed; check the current guidance before relying on it."));
  return h("details", { class: "prep-about silp-measure" },
    h("summary", null, `What the law and guidance say of a ${profile.name.charAt(0).toLowerCase()}${profile.name.slice(1)}`),
    h("p", null, `Opens when: ${profile.opens_when}`),
    profile.law.length > 0 && h("p", null, `Law: ${profile.law.join("; ")}.`),
    profile.guidance && h("p", null, `Guidance: ${profile.guidance}. Check for a later edition.`),
    profile.practitioners && h("p", null, `Practitioners: “${profile.practitioners}” (${profile.practitioners_source}).`),
    limits.length > 0 && h("ul", null, limits));
}
