import { build } from "../build.mjs";
import { install } from "../install.mjs";
import { say } from "../say.mjs";

export async function run() {
  await install();
  await build();
  say("Built: server/dist and web/dist.");
  return 0;
}
