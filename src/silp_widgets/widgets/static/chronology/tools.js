/** The tools at the side, in the order in which they are offered. */
import { documentsTool } from "./tools/documents.js";

/** @type {import("./side.js").Tool[]} */
export const TOOLS = [documentsTool];
