import { createStore } from "./store";

/** True from the first answer that says the session is over until somebody signs in again. */
export const sessionExpired = createStore(false);
