import { useId } from "react";
import { cx } from "./class-names";
import styles from "./slider.module.css";

interface SliderProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
  /** The value as it is read, beside the label and to those who do not see it. */
  text: string;
}

/** A number that is found by trying: what it leads to is shown while it is dragged. */
export function Slider({ label, value, onChange, text, ...steps }: SliderProps) {
  const id = useId();
  return (
    <div className={cx(styles.slider)}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{text}</output>
      <input
        id={id}
        type="range"
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        {...steps}
      />
    </div>
  );
}
