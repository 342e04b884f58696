import type { TemplateResult } from 'lit';
import type { Card } from '../model/wire';
import type { Session } from '../session/session';
import type { Work } from '../state/work';

/** What a card may look at and do. */
export interface CardContext {
  work: Work;
  session: Session;
}

export type CardView = (card: Card, context: CardContext) => TemplateResult;

const views = new Map<string, CardView>();

/** Makes cards of this kind visible. Every file of this folder is loaded at start. */
export function showCard(kind: string, view: CardView): void {
  views.set(kind, view);
}

export function cardView(kind: string): CardView | undefined {
  return views.get(kind);
}
