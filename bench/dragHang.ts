import type { OpenedHang } from '../src/lib/exhibitions/hang/hangDraft.ts';
import { placementId } from '../src/lib/exhibitions/hang/hang.ts';
import { freshPlacement } from '../src/lib/exhibitions/hang/placement.ts';

/** The hang with sixty works on its first wall, in three rows of twenty. They show the pictures of the original works. */
export function sixtyOnOneWall(hang: OpenedHang): OpenedHang {
	const [wall] = hang.walls;
	const withPicture = hang.works.filter(({ picture }) => picture.length > 0);
	const stepMm = Math.floor(wall!.widthMm / 21);
	const works = Array.from({ length: 60 }, (_, i) => {
		const like = withPicture[i % withPicture.length]!;
		const id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
		const size = { widthMm: Math.floor(stepMm * 0.7) + (i % 7) * 5, heightMm: 300 + (i % 5) * 40 };
		return { ...like, id, number: i + 1, parts: [{ ...like.parts[0]!, part: 1, ...size }] };
	});
	const placements = works.map(({ id, parts }, i) => ({
		...freshPlacement,
		id: placementId(id, 1),
		exhibitionWorkId: id,
		part: 1,
		wallId: wall!.wallId,
		xMm: Math.floor(stepMm / 2) + (i % 20) * stepMm,
		yMm: 400 + Math.floor(i / 20) * 700,
		widthMm: parts[0]!.widthMm,
		heightMm: parts[0]!.heightMm
	}));
	return { ...hang, works, placements };
}
