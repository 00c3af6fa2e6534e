import { useEffect, type ComponentType } from "react";
import { fetchLate, type LateFailure } from "../lib/fetch-late";
import { createStore, useStore } from "../lib/store";
import { PageNotFetched } from "./page-not-fetched";

/** What a page is drawn with before its code is there: nothing, then that it does not come. */
interface Code {
  Page: ComponentType | null;
  isFailing: boolean;
  needsReload: boolean;
}

/** A page whose code is fetched when somebody is about to open it. While that fails, it says so in its place. */
export function latePage<Name extends string, Module extends Record<Name, ComponentType>>(
  name: Name,
  load: () => Promise<Module>,
) {
  const code = createStore<Code>({ Page: null, isFailing: false, needsReload: false });
  let first: Promise<void> | null = null;

  /** Settles with the first try, so that the router goes to the page that says what is missing. */
  function preload(): Promise<void> {
    first ??= new Promise((resolve, reject) => {
      const failed = ({ needsReload }: LateFailure): void => {
        code.set({ Page: null, isFailing: true, needsReload });
        resolve();
      };
      fetchPage(failed).then(resolve, reject);
    });
    return first;
  }

  async function fetchPage(failed: (failure: LateFailure) => void): Promise<void> {
    const module = await fetchLate(load, failed);
    code.set({ Page: module[name], isFailing: false, needsReload: false });
  }

  function LatePage() {
    const { Page, isFailing, needsReload } = useStore(code);
    useEffect(() => {
      void preload();
    }, []);
    if (Page !== null) return <Page />;
    return isFailing ? <PageNotFetched needsReload={needsReload} /> : null;
  }
  LatePage.preload = preload;
  return LatePage;
}
