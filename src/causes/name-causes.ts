import type { Exchange } from '../model/exchange.js';
import type { Fault } from './cause.js';
import { causes } from './index.js';

/** The ids of the causes behind some faults, in the order of the faults (repair order), each once. */
export function nameCauses(faults: readonly Fault[], exchange: Exchange): readonly string[] {
  const ids = new Set<string>();
  for (const fault of faults) {
    const cause = causes.find(({ claims }) => claims(fault, exchange));
    if (cause !== undefined) ids.add(cause.id);
  }
  return [...ids];
}
