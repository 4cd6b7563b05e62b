/** The tools at the side, in the order in which they are offered. */
import { agesTool } from "./tools/ages.js";
import { documentsTool } from "./tools/documents.js";
import { episodesTool } from "./tools/episodes.js";
import { peopleTool } from "./tools/people.js";
import { themesTool } from "./tools/themes.js";

/** @type {import("./side.js").Tool[]} */
export const TOOLS = [
  episodesTool,
  themesTool,
  peopleTool,
  agesTool,
  documentsTool,
];
