import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import { cx } from "./class-names";
import styles from "./tabs.module.css";

interface TabsProps {
  label: string;
  tabs: readonly { id: string; title: string; content: ReactNode }[];
}

/** Several views of one thing, of which one is shown; pages that belong together are `PageTabs`. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <AriaTabs className={cx(styles.tabs)}>
      <TabList className={cx(styles.list)} aria-label={label}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={cx(styles.tab)}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={cx(styles.panel)}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
