import type { SeriesTone } from "./palette";

const TILE = 8;
const PALE = 0.45;

/** A bar that is still filling: pale, with hatching in its own colour, so that it never reads as settled. */
export function fillingPattern(color: string): CanvasPattern | string {
  return tile(color, (brush) => {
    brush.globalAlpha = PALE;
    brush.fillRect(0, 0, TILE, TILE);
    brush.globalAlpha = 1;
    diagonal(brush, 1);
  });
}

/** What is only expected: hatching without a fill, so that it never reads as something that happened. */
export function expectedPattern(color: string): CanvasPattern | string {
  return tile(color, (brush) => {
    brush.globalAlpha = PALE;
    diagonal(brush, 1);
  });
}

/** The second carrier of a series besides its hue, for high contrast and print. */
export function tonePattern(tone: SeriesTone, color: string, surface: string): CanvasPattern | string {
  if (tone === 1) return color;
  return tile(color, (brush) => {
    brush.fillRect(0, 0, TILE, TILE);
    brush.strokeStyle = surface;
    brush.fillStyle = surface;
    DRAW[tone](brush);
  });
}

const DRAW: Readonly<Record<Exclude<SeriesTone, 1>, (brush: CanvasRenderingContext2D) => void>> = {
  2: (brush) => diagonal(brush, 1),
  3: (brush) => dot(brush, 2),
  4: (brush) => {
    diagonal(brush, 1);
    diagonal(brush, -1);
  },
  5: (brush) => diagonal(brush, -1),
  6: (brush) => brush.fillRect(0, 3, TILE, 1.5),
  other: (brush) => dot(brush, 1),
};

/** Drawn into its own corners as well, so that tiles join without gaps. */
function diagonal(brush: CanvasRenderingContext2D, direction: 1 | -1): void {
  brush.lineWidth = 1.5;
  brush.beginPath();
  for (const shift of [-TILE, 0, TILE]) {
    brush.moveTo(shift, direction === 1 ? TILE : 0);
    brush.lineTo(shift + TILE, direction === 1 ? 0 : TILE);
  }
  brush.stroke();
}

function dot(brush: CanvasRenderingContext2D, radius: number): void {
  brush.beginPath();
  brush.arc(TILE / 2, TILE / 2, radius, 0, 2 * Math.PI);
  brush.fill();
}

/** The plain colour where a canvas gives no pattern. */
function tile(color: string, draw: (brush: CanvasRenderingContext2D) => void): CanvasPattern | string {
  const canvas = document.createElement("canvas");
  canvas.width = TILE;
  canvas.height = TILE;
  const brush = canvas.getContext("2d");
  if (brush === null) return color;
  brush.fillStyle = color;
  brush.strokeStyle = color;
  draw(brush);
  return brush.createPattern(canvas, "repeat") ?? color;
}
