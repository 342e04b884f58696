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

/** A line with its arrow head at what is used. */
function curve(from: Box, to: Box): string {
  const down = from.y < to.y;
  const [x1, y1] = [from.x + from.w / 2, down ? from.y + from.h : from.y];
  const [x2, y2] = [to.x + to.w / 2, down ? to.y : to.y + to.h];
  const middle = (y1 + y2) / 2;
  const back = down ? y2 - 7 : y2 + 7;
  const head = `M${x2 - 4} ${back}L${x2} ${y2}L${x2 + 4} ${back}`;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}${head}`;
}

function wide(name: string): number {
  return 28 + Math.min(name.length, 28) * 7.4;
}

function rowWidth(row: { w: number }[]): number {
  return row.reduce((sum, { w }) => sum + w, 0) + GAP_X * Math.max(0, row.length - 1);
}
