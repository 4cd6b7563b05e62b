/** A form that asks which case to open, where a workbook is opened by itself. */
import { whileBusy } from "../kit/busy.js";
import { field, h } from "../kit/dom.js";
import { link } from "../kit/link.js";
import { announcer } from "../kit/announce.js";

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const line = link(model);
  const { path, said } = line.view();
  const root = h("div", { class: "silp", role: "region", "aria-label": "Open a case" });
  const { warn } = announcer(root);
  const where = h("input", { value: path, autocomplete: "off", spellcheck: "false", size: 48 });
  const secret = h("input", { type: "password", autocomplete: "current-password", size: 48 });
  const button = h("button", { type: "submit", class: "silp-main" }, "Open");
  root.append(
    h("h1", null, "Open a case"),
    h("p", { class: "silp-measure" }, "A case is a file that ends in .silp. “silp new” makes one; “silp open” opens it without this form."),
    h("form", { class: "open-form", onsubmit: open }, field("Case file", where), field("Passphrase", secret), h("div", null, button)));
  el.append(root);
  if (said) warn(said);
  return () => line.close();

  /** @param {SubmitEvent} event */
  function open(event) {
    event.preventDefault();
    whileBusy(button, () => line.act("open", { path: where.value, passphrase: secret.value })
      .catch((error) => warn(error.silent ? "No answer yet. Try once more." : error.message))
      .finally(() => { secret.value = ""; }));
  }
}

export default { render };
