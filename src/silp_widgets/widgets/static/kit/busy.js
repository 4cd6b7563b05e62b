/** A button whose work takes time: it can't be pressed twice, and keeps the focus of whoever pressed it. */

/**
 * @param {HTMLElement} button
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>} `undefined` where it is at work already
 * @template T
 */
export async function whileBusy(button, work) {
  if (button.getAttribute("aria-disabled")) return undefined;
  button.setAttribute("aria-disabled", "true");
  try {
    return await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
