/** Files that are dropped on a page: taken where a screen takes them, never opened in the page's place. */

const LAB_SHELL = ".jp-LabShell, .jp-NotebookShell";

/**
 * @param {HTMLElement} root of the screen; in JupyterLab, where files are dropped elsewhere too, only there
 * @param {(files: File[], target: EventTarget | null) => void} dropped
 * @param {(over: boolean) => void} [hover] told while files are held over the page
 */
export function filesDropped(root, dropped, hover = () => {}) {
  const stop = new AbortController();
  const inLab = Boolean(document.querySelector(LAB_SHELL));
  const on = (name, hear) => document.addEventListener(name, (event) => {
    if (!root.isConnected) stop.abort();
    else if (event.dataTransfer?.types.includes("Files") && (!inLab || root.contains(event.target))) hear(event);
  }, { signal: stop.signal });
  on("dragover", (event) => {
    event.preventDefault();
    hover(true);
  });
  on("dragleave", (event) => { if (!event.relatedTarget) hover(false); });
  on("drop", (event) => {
    event.preventDefault();
    hover(false);
    if (event.dataTransfer.files.length) dropped([...event.dataTransfer.files], event.target);
  });
}
