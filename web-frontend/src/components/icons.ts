import { svg, type TemplateResult, html } from 'lit';

/** Line icons, 20 by 20, in the colour of the text. */
function icon(paths: TemplateResult, size = 20): TemplateResult {
  return html`<svg
    viewBox="0 0 20 20"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;
}

export const icons = {
  microphone: icon(
    svg`<rect x="7" y="2.5" width="6" height="10" rx="3"/><path d="M4 9.5a6 6 0 0 0 12 0M10 15.5v2.5"/>`,
    24,
  ),
  send: icon(svg`<path d="M10 16V4M5 9l5-5 5 5"/>`),
  stop: icon(svg`<rect x="5" y="5" width="10" height="10" rx="2"/>`),
  voiceOn: icon(svg`<path d="M3 8v4h3l4 3.5v-11L6 8zM13 7a4 4 0 0 1 0 6M15.5 4.5a7.5 7.5 0 0 1 0 11"/>`, 18),
  voiceOff: icon(svg`<path d="M3 8v4h3l4 3.5v-11L6 8zM13.5 8l4 4M17.5 8l-4 4"/>`, 18),
  hands: icon(svg`<path d="M2.5 10h1.5M6 6v8M9.5 3.5v13M13 6v8M16 10h1.5"/>`, 18),
  check: icon(svg`<path d="M4 10.5l4 4 8-9"/>`, 16),
  cross: icon(svg`<path d="M5 5l10 10M15 5L5 15"/>`, 16),
  down: icon(svg`<path d="M5 8l5 5 5-5"/>`, 16),
  undo: icon(svg`<path d="M7 4L3.5 7.5 7 11M4 7.5h7a5 5 0 0 1 0 10H8"/>`, 16),
  leave: icon(svg`<path d="M8 3.5H4.5v13H8M8.5 10H17M13.5 6.5L17 10l-3.5 3.5"/>`, 18),
  tool: icon(svg`<path d="M4 10h9M9.5 6l4 4-4 4"/>`, 14),
};

export const logo = html`<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
  <rect width="32" height="32" rx="8" fill="var(--accent)" />
  <g fill="none" stroke="var(--accent-ink)" stroke-width="2.4" stroke-linecap="round">
    <path d="M8 16h5M13 16c4 0 4-7 8-7M13 16h8M13 16c4 0 4 7 8 7" />
  </g>
  <g fill="var(--accent-ink)">
    <circle cx="7" cy="16" r="2.6" />
    <circle cx="23.5" cy="9" r="2.2" />
    <circle cx="23.5" cy="16" r="2.2" />
    <circle cx="23.5" cy="23" r="2.2" />
  </g>
</svg>`;
