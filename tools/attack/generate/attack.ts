import type { AttackRequest } from '../request.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { createChance } from './chance.ts';
import { decorate } from './decorate.ts';
import { makeOperation, type Operation } from './document.ts';
import { envelope, plainEnvelope } from './envelope.ts';
import { mutate, shrink } from './mutate.ts';

/** One request of the attack. The same id gives the same request, on a server with the same stories. */
export interface Attack {
  /** Seed and number of the operation, and the changes made to it since: `1:4711+3-8`. */
  id: string;
  operation: Operation;
  request: AttackRequest;
}

/** Makes the operation of this number. */
export function makeAttack(vocabulary: Vocabulary, seed: number, number: number): Attack {
  const id = `${seed}:${number}`;
  const chance = createChance(id);
  const operation = decorate(chance, vocabulary, makeOperation({ chance, vocabulary }));
  return { id, operation, request: envelope(chance, operation) };
}

/** Changes an attack: `+` to let it cost more, `-` to have it accepted. It is sent as clients send their requests. */
export function changeAttack(vocabulary: Vocabulary, attack: Attack, sign: '+' | '-', number: number): Attack {
  const id = `${attack.id}${sign}${number}`;
  const chance = createChance(id);
  const operation = (sign === '+' ? mutate : shrink)(chance, vocabulary, attack.operation);
  return { id, operation, request: plainEnvelope(operation) };
}

/** Makes the attack with this id. */
export function attackOfId(vocabulary: Vocabulary, id: string): Attack {
  const [base = '', ...changes] = id.split(/(?=[+-])/);
  const [seed = 0, number = 0] = base.split(':').map(Number);
  return changes.reduce(
    (attack, change) => changeAttack(vocabulary, attack, change.startsWith('+') ? '+' : '-', Number(change.slice(1))),
    makeAttack(vocabulary, seed, number),
  );
}
