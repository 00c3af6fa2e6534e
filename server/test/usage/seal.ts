import { contentHashSealer } from "../../src/usage/domain/seal-content-hash.js";

/** With a secret that is none. */
export const SEAL = contentHashSealer(Buffer.alloc(32, 1));
