/** Sending a file to the kernel, in pieces that a page's messages have room for, with its progress. */
import { h, uid } from "../kit/dom.js";

const PIECE = 3_000_000;
const PIECE_MS = 30_000;

/**
 * @param {import("../kit/link.js").Link} line
 * @param {File} file
 * @param {HTMLElement} card shows how far it has come
 * @returns {Promise<string>} what the kernel knows it by
 */
export async function sendFile(line, file, card) {
  const key = uid(`file-${Date.now()}`);
  const bar = h("progress", { max: Math.max(1, file.size), "aria-label": `Sending ${file.name}` });
  if (file.size > PIECE) card.append(bar);
  for (let at = 0; at === 0 || at < file.size; at += PIECE) {
    const data = await base64(file.slice(at, at + PIECE));
    await line.act("send_piece", { file: key, at, data }, PIECE_MS);
    bar.value = Math.min(file.size, at + PIECE);
  }
  bar.remove();
  return key;
}

/** @param {Blob} piece @returns {Promise<string>} */
function base64(piece) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(new Error("This file can’t be read by the browser. Is it still there, and not open elsewhere?"));
    reader.readAsDataURL(piece);
  });
}
