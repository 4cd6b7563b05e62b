/** Hand a file that the state made to the reader, as the browser keeps downloads. */

/**
 * @param {{ file: string, data: string }} made its name, and its bytes in base64
 */
export function download({ file, data }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  // The browser has begun to read it by then; the copy in memory is not kept any longer.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
