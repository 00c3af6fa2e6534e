/**
 * What Node is started with to serve. Without a limit V8 lets garbage pile up in proportion to the memory
 * of the machine, to more than half a gigabyte when far more arrives than can be recorded; what is really
 * in use stays below 200 MiB.
 */
export const NODE_FLAGS = ["--enable-source-maps", "--max-old-space-size=512"];
