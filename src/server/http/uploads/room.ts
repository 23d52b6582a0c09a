import { bounds } from './bounds.ts';

/** Why there is no room: too many requests of this person, of this network, or of everybody. */
export type NoRoom = 'too-many-of-yours' | 'too-many-of-network' | 'busy';
type Sender = { person: string; network: string };

/** Counts the large requests that are on their way. */
export function createRoom({ perPerson, perNetwork, total }: { perPerson: number; perNetwork: number; total: number } = bounds) {
	const counts = new Map<string, number>();
	const add = (name: string, n: number): void => {
		const count = (counts.get(name) ?? 0) + n;
		if (count > 0) counts.set(name, count);
		else counts.delete(name);
	};
	const isFull = (name: string, most: number): boolean => (counts.get(name) ?? 0) >= most;
	return {
		/** Takes a place and returns how to leave it, or says why there is none. */
		enter({ person, network }: Sender): (() => void) | NoRoom {
			const names = ['everybody', `person ${person}`, `network ${network}`] as const;
			if (isFull(names[1], perPerson)) return 'too-many-of-yours';
			if (isFull(names[2], perNetwork)) return 'too-many-of-network';
			if (isFull(names[0], total)) return 'busy';
			for (const name of names) add(name, 1);
			return () => names.forEach((name) => add(name, -1));
		}
	};
}
