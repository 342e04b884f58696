import { describe, expect, it } from 'vitest';
import { operations, shorthand } from '../src/model/openapi';
import { layout } from '../src/state/graph';

const edge = (from: string, to: string) => ({ from, to, kind: 'maven', evidence: 'pom.xml', confidence: 1 });

describe('the graph of a workspace', () => {
  it('puts what is used above those that use it', () => {
    const { boxes, lines, width } = layout({
      name: 'shop',
      repositories: [],
      edges: [edge('backend', 'shared-api'), edge('backend', 'somewhere-else')],
      levels: [['shared-api'], ['backend', 'frontend']],
    });

    const y = Object.fromEntries(boxes.map((b) => [b.name, b.y]));
    expect(y['shared-api']).toBeLessThan(y['backend'] as number);
    expect(y['backend']).toBe(y['frontend']);
    expect(boxes.every((b) => b.x >= 0 && b.x + b.w <= width)).toBe(true);
    expect(lines).toHaveLength(1);
  });

  it('of an empty workspace is empty', () => {
    expect(layout({ name: 'new', repositories: [], edges: [], levels: [] }).boxes).toEqual([]);
  });
});

describe('the API page', () => {
  it('lists operations and writes schemas short', () => {
    const get = { summary: 'Tasks' };

    expect(operations({ paths: { '/a': { get, 'x-other': {} } } })).toEqual([
      { method: 'get', path: '/a', operation: get },
    ]);
    expect(shorthand({ type: 'array', items: { $ref: '#/components/schemas/Task' } })).toBe('[Task]');
    expect(
      shorthand({ required: ['id'], properties: { id: { type: 'string' }, at: { type: 'string', format: 'date-time' } } }),
    ).toBe('{id: string, at?: string (date-time)}');
    expect(shorthand({ enum: ['open', 'all'] })).toBe('"open" | "all"');
  });
});
