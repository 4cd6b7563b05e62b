/** The tools at the side, in the order in which they are offered. */
import { agesTool } from "./tools/ages.js";
import { changedRowsTool } from "./tools/changed_rows.js";
import { datesTool } from "./tools/dates.js";
import { documentsTool } from "./tools/documents.js";
import { episodesTool } from "./tools/episodes.js";
import { peopleTool } from "./tools/people.js";
import { sameEventsTool } from "./tools/same_events.js";
import { silencesTool } from "./tools/silences.js";
import { takenOutTool } from "./tools/taken_out.js";
import { themesTool } from "./tools/themes.js";

/** @type {import("./side.js").Tool[]} */
export const TOOLS = [
  datesTool,
  sameEventsTool,
  changedRowsTool,
  episodesTool,
  themesTool,
  silencesTool,
  peopleTool,
  agesTool,
  takenOutTool,
  documentsTool,
];
