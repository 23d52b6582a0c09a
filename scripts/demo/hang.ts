import { alignToCentreLine, equalGaps } from '../../src/lib/walls/geometry/arrange.ts';
import { walls, works } from './programme.ts';
import type { Visitor } from './visitor.ts';

const cm = (mm: number): string => (mm / 10).toFixed(1).replace('.', ',');
const centreLineMm = 1450;

/** Positions for works (by their programme keys) on a wall: on the centre line, with equal gaps, up to the first door. */
function places(code: string, keys: string[]): { key: string; xMm: number; yMm: number }[] {
	const wall = walls.find((candidate) => candidate.code === code)!;
	const endMm = Math.min(wall.widthMm, ...wall.zones.filter(({ reason }) => reason === 'door').map(({ xMm }) => xMm));
	const boxes = keys.map((key, i) => {
		const { widthMm, heightMm, frameMm } = works[key]!;
		return { key, xMm: i, yMm: 0, widthMm: widthMm + 2 * frameMm, heightMm: heightMm + 2 * frameMm };
	});
	const arranged = equalGaps(alignToCentreLine(boxes, centreLineMm), 0, endMm);
	if (!arranged.ok) throw new Error(`The works of wall ${code} are ${arranged.missingMm} mm too wide for it.`);
	return arranged.boxes;
}

/**
 * Places the works of a show in the form of its hang, and publishes the hang. `plan`: work keys by wall code. `numbers`: numbers by work
 * key.
 */
export async function hang(
	curator: Visitor,
	exhibition: string,
	plan: Record<string, string[]>,
	numbers: Record<string, number>
): Promise<void> {
	const path = `/desk/exhibitions/${exhibition}/hang`;
	const page = await curator.page(path);
	const fields: Record<string, string> = { lock: valueOf('lock', page) };
	for (const [code, keys] of Object.entries(plan)) {
		const wallId = new RegExp(`<option value="(\\d+)"[^>]*>${code}</option>`).exec(page)?.[1] ?? '';
		for (const { key, xMm, yMm } of places(code, keys)) {
			const id = `${numbers[key]}-1`;
			Object.assign(fields, { [`wall-${id}`]: wallId, [`x-${id}`]: cm(xMm), [`y-${id}`]: cm(yMm) });
		}
	}
	await curator.post(`${path}?/positions`, fields);
	const saved = await curator.page(path);
	await curator.post(`${path}?/publish`, { version: valueOf('version', saved), lock: valueOf('lock', saved) });
}

const valueOf = (name: string, page: string): string => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';
