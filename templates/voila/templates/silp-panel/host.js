/** Mounts the page's screens: stands in for a kernel's models, and can reach nothing else. */

/**
 * The part of anywidget's model that a page without a kernel can keep. There is no `send`: a
 * screen sees by that that it may only show.
 * @param {Record<string, any>} state
 */
function model(state) {
  /** @type {Map<string, Set<(value: any) => void>>} */
  const hearers = new Map();
  const tell = (name, value) => [...(hearers.get(name) ?? [])].forEach((hear) => hear(value));
  const self = {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      tell(`change:${name}`, value);
      tell("change", self);
    },
    on(names, hear) {
      for (const name of names.split(/\s+/)) {
        if (!hearers.has(name)) hearers.set(name, new Set());
        hearers.get(name).add(hear);
      }
    },
    off(names, hear) {
      if (!names) return hearers.clear();
      for (const name of names.split(/\s+/)) {
        if (hear) hearers.get(name)?.delete(hear);
        else hearers.delete(name);
      }
    },
    save_changes() {},
  };
  return self;
}

const opening = document.getElementById("page-opening");

/** @param {HTMLElement} place */
async function mount(place) {
  const held = document.getElementById(`state-${place.dataset.mount}`);
  const given = globalThis.silpModules[place.dataset.module];
  const widget = typeof given === "function" ? await given() : given;
  const its = model(JSON.parse(held.textContent));
  await widget.initialize?.({ model: its });
  await widget.render({ model: its, el: place });
}

try {
  for (const place of document.querySelectorAll("[data-mount]")) await mount(place);
  opening.remove();
  document.documentElement.dataset.ready = "true";
} catch (error) {
  console.error(error);
  opening.textContent = "This page could not be drawn in your browser. "
    + "Try a newer browser, and tell the chair if it stays so.";
}
