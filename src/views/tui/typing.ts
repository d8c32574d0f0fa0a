import type { Effect, Step } from './action.js';
import { withLevel } from './settle.js';
import { levelOf, type State } from './state.js';
import { graphemesOf } from './terminal/graphemes.js';

const longestFilter = 200;
const longestName = 500;

const nothing: readonly Effect[] = [];

export function editFilter(state: State): State {
  return { ...state, pane: 'list', overlay: { kind: 'filter', before: levelOf(state).filter } };
}

/** The name offered first: what the reader most likely wants to hand on. */
export function editSave(state: State): State {
  const ending = ['html', 'md', 'txt'].find((one) => state.settings.endings.includes(one)) ?? 'json';
  return { ...state, overlay: { kind: 'save', name: `preflight-report.${ending}`, exists: false } };
}

/** A key in the line that is being typed. */
export function typed(state: State, key: string): Step<State> {
  const { overlay } = state;
  if (overlay?.kind === 'filter') return [typeFilter(state, key, overlay.before), nothing];
  if (overlay?.kind !== 'save') return [state, nothing];
  if (key === 'escape') return [{ ...state, overlay: null }, nothing];
  if (key === 'enter') {
    const name = overlay.name.trim();
    if (name === '') return [{ ...state, overlay: null }, nothing];
    return [{ ...state, overlay: null }, [{ type: 'save', name, overwrite: overlay.exists }]];
  }
  const name = edited(overlay.name, key, longestName);
  return [{ ...state, overlay: { ...overlay, name, exists: overlay.exists && name === overlay.name } }, nothing];
}

/** The list follows every letter. */
function typeFilter(state: State, key: string, before: string): State {
  if (key === 'escape') return { ...withLevel(state, { filter: before }), overlay: null };
  if (key === 'enter') return { ...state, overlay: null };
  const { filter } = levelOf(state);
  if (key === 'backspace' && filter === '') return { ...state, overlay: null };
  return withLevel(state, { filter: edited(filter, key, longestFilter), offset: 0, detailOffset: 0 });
}

function edited(text: string, key: string, longest: number): string {
  switch (key) {
    case 'backspace':
      return [...text].slice(0, -1).join('');
    case 'ctrl-u':
      return '';
    case 'ctrl-w':
      return text.replace(/\S+\s*$/, '');
    default:
      if (key.startsWith('paste:')) return (text + oneLine(key.slice('paste:'.length))).slice(0, longest);
      return isText(key) && text.length < longest ? text + key : text;
  }
}

function oneLine(pasted: string): string {
  return pasted.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Keys with a name have several letters; what is typed is one character as people see it. */
function isText(key: string): boolean {
  return graphemesOf(key).length === 1;
}
