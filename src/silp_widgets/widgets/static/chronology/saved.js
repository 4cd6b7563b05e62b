/** Views that are saved in the case: applied, saved again, renamed, removed, and sent. */
import { closesItself } from "../kit/closes.js";
import { h, uid } from "../kit/dom.js";
import { isPrivate, sameLook } from "./looks.js";

const LONGEST_NAME = 80;

/**
 * @param {any} store
 * @param {object} does
 * @param {() => any} does.look what is looked at now
 * @param {(look: any) => void} does.see
 * @param {(verb: string, args: object) => Promise<any>} does.act fails with a sentence
 * @param {(words: string) => void} does.say
 * @param {boolean} does.readOnly
 */
export function savedViews(store, { look, see, act, say, readOnly }) {
  let currentId = "";
  let address = null;
  const all = () => store.view().views?.list ?? [];
  const find = (id) => all().find((view) => view.id === id);
  const current = () => find(currentId);
  const isAll = (one) => !Object.keys(one).length;
  const apply = (view) => {
    currentId = view.id;
    see(view.filter);
    paint();
  };

  const summary = h("summary", null, "Views");
  const list = h("ul", { class: "chron-viewlist" });
  const about = h("div", { class: "chron-viewabout" });
  const place = h("div", null);
  const toSend = h("div", { class: "chron-viewsend" });
  const told = h("p", { class: "chron-viewtold", role: "status" });
  const el = h("details", { class: "chron-picker chron-views" }, summary, h("div", { class: "chron-menu" }, list, about, place, toSend, told));
  closesItself(el);

  const button = (words, does, kind = "silp-quiet") => h("button", { type: "button", class: kind, onclick: does }, words);

  /** Ask the state; what it says is said, and a refusal stands in the form. */
  function ask(verb, args, note) {
    return act(verb, args).then((answer) => {
      place.replaceChildren();
      if (answer.id) currentId = answer.id;
      say(answer.said ?? "");
      address?.write();
      paint();
      (list.querySelector("[aria-current] button") ?? summary).focus();
    }).catch((error) => {
      if (note) note.textContent = error.message;
      else told.textContent = error.message;
    });
  }

  function nameForm(words, name, send) {
    const id = uid("view");
    const input = h("input", { type: "text", id, maxlength: LONGEST_NAME, value: name, autocomplete: "off" });
    const note = h("p", { class: "silp-hint", role: "alert" });
    place.replaceChildren(h("form", { class: "chron-viewform", onsubmit: (event) => { event.preventDefault(); send(input.value, note); } },
      h("label", { for: id }, words), input,
      h("div", { class: "chron-viewacts" }, h("button", { type: "submit", class: "silp-main" }, "Save"),
        button("Cancel", () => { place.replaceChildren(); summary.focus(); })), note));
    input.focus();
    input.select();
  }
  const saveNew = () => nameForm("What to call this view", "", (name, note) => ask("save_view", { name, filter: look() }, note));

  /** Make a part anew only where what it says has changed, so that the focus stays where it is. */
  function renew(part, says, make) {
    const now = JSON.stringify(says);
    if (part.dataset.says === now) return;
    part.dataset.says = now;
    part.replaceChildren(...make().filter(Boolean));
  }

  function paint() {
    // Who has cleared everything has left the view, too.
    if (!current() || (isAll(look()) && !isAll(current().filter))) currentId = "";
    const view = current();
    const changed = view && !sameLook(view.filter, look());
    summary.textContent = view ? `View: ${view.name}${changed ? ", changed" : ""}` : "Views";
    el.classList.toggle("chron-chosen", Boolean(view) && !changed);
    if (!el.open) return;
    renew(list, [view?.id, all().map((one) => [one.id, one.name])], () => all().map((one) => h("li", { "aria-current": one.id === view?.id ? "true" : null },
      button(one.name, () => {
        apply(find(one.id) ?? one);
        list.querySelector("[aria-current] button")?.focus();
        say(`View “${one.name}”.`);
      }))));
    renew(about, [view, changed, all().length], () => (readOnly ? [] : [
      !all().length && h("p", { class: "silp-hint" }, "Save what is filtered, with the lanes and the zoom of the timeline, to come back to it. Colleagues who work on this case find it here too."),
      changed && h("p", { class: "silp-hint" }, `“${view.name}” is changed since it was saved.`),
      changed && h("div", { class: "chron-viewacts" }, button("Save it again", () => ask("save_view", { id: view.id, filter: look() }), ""), button("Save as new…", saveNew)),
      view && h("div", { class: "chron-viewacts" },
        button("Rename…", () => nameForm("Another name", view.name, (name, note) => ask("rename_view", { id: view.id, name }, note))),
        button("Remove", () => ask("remove_view", { id: view.id }))),
      !view && button("Save this view…", saveNew, ""),
    ]));
    paintSending(changed || !view);
  }

  function paintSending(unsaved) {
    const secret = unsaved && isPrivate(look());
    const fragment = secret ? "" : address?.now() ?? "";
    const text = h("input", { type: "text", readonly: true, "aria-label": "The address of this view", value: `chronology#${fragment}`, onfocus: () => text.select() });
    const sent = h("input", { type: "text", "aria-label": "An address that you were sent", placeholder: "an address you were sent", autocomplete: "off" });
    renew(toSend, [secret, fragment], () => [
      h("p", { class: "chron-viewtitle" }, "To send it"),
      secret && h("p", { class: "silp-hint" }, readOnly ? "Words that are searched for and people’s names are never put in an address."
        : "Words that are searched for and people’s names are never put in an address. Save this view to send it."),
      !secret && !fragment && h("p", { class: "silp-hint" }, "Filter something first: all of the chronology needs no address."),
      fragment && h("div", { class: "chron-viewrow" }, text, button("Copy the address", () => {
        text.select();
        navigator.clipboard.writeText(text.value).then(() => { told.textContent = "The address is copied."; }, () => { told.textContent = "Copy the address that is marked."; });
      })),
      h("form", { class: "chron-viewrow", onsubmit: (event) => {
        event.preventDefault();
        if (address?.open(sent.value.trim().split("#").slice(1).join("#"))) { el.open = false; summary.focus(); }
        else told.textContent = "That is no address of a view. It begins with “chronology#”.";
      } }, sent, h("button", { type: "submit", class: "silp-quiet" }, "Open")),
      h("p", { class: "silp-hint" }, readOnly ? "Who reads this page too pastes it here." : "A colleague who works on this case pastes it here, or opens it with silp open CASE --at."),
    ]);
  }

  el.addEventListener("toggle", () => {
    place.replaceChildren();
    told.textContent = "";
    paint();
  });
  // What is being typed into a form here is left alone.
  const repaint = () => { if (!toSend.contains(document.activeElement)) paint(); };
  store.on("shown", repaint);
  store.on("looked", repaint);
  return {
    el, find, current, see: apply,
    /** Stand on no view, or on the one that is given, without showing it. */
    leave(id = "") { currentId = id; },
    /** @param {any} made whose address is copied and opened */
    sendsFrom(made) { address = made; },
  };
}
