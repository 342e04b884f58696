import type { WorkspaceDetail } from '../model/wire';

const H = 34;
const GAP_X = 16;
const GAP_Y = 44;
const PAD = 4;

export interface Box {
  name: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Level by level from the top, each row centred; lines go from the user to what it uses. */
export function layout(workspace: WorkspaceDetail) {
  const rows = workspace.levels.map((names) => names.map((name) => ({ name, w: wide(name) })));
  const width = Math.max(200, ...rows.map(rowWidth)) + 2 * PAD;
  const boxes = rows.flatMap((row, level) => {
    let x = (width - rowWidth(row)) / 2;
    return row.map(({ name, w }): Box => {
      const box = { name, x, y: PAD + level * (H + GAP_Y), w, h: H };
      x += w + GAP_X;
      return box;
    });
  });
  const height = 2 * PAD + rows.length * H + Math.max(0, rows.length - 1) * GAP_Y;
  return { width, height, boxes, lines: lines(workspace, boxes) };
}

function lines(workspace: WorkspaceDetail, boxes: Box[]) {
  const at = new Map(boxes.map((box) => [box.name, box]));
  return workspace.edges.flatMap((edge) => {
    const from = at.get(edge.from);
    const to = at.get(edge.to);
    return from && to ? [{ edge, path: curve(from, to) }] : [];
  });
}

function curve(a: Box, b: Box): string {
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const [x1, y1] = [upper.x + upper.w / 2, upper.y + upper.h];
  const [x2, y2] = [lower.x + lower.w / 2, lower.y];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}

function wide(name: string): number {
  return 28 + Math.min(name.length, 28) * 7.4;
}

function rowWidth(row: { w: number }[]): number {
  return row.reduce((sum, { w }) => sum + w, 0) + GAP_X * Math.max(0, row.length - 1);
}
