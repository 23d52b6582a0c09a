import type { Texts } from '#lib/shared/texts.ts';
import type { Condition, ConditionMoment, Custody } from './custody.ts';

/** Who reported something: the office, or the number of a helper with a link. */
export type Reporter = 'office' | number;

export type CustodyStep = { was: Custody; custody: Custody; by: Reporter; at: string };
export type LatestCondition = { moment: ConditionMoment; state: Condition; note: string; at: string };

export type PhotoMoment = 'hung' | 'wall' | ConditionMoment;
/** A photo as the desk sees it. `name` is the name of its smallest file, `large` of its largest. */
export type HandlingPhoto = {
	id: string;
	moment: PhotoMoment;
	work: string | null;
	wall: number | null;
	by: Reporter;
	at: string;
	name: string;
	large: string;
	width: number;
	height: number;
	dominant: string | null;
	/** Whether the photo of a finished wall is public. */
	published: boolean;
};

/** A work in an exhibition with its custody, condition and photos. */
export type HandledWork = {
	id: string;
	number: number;
	title: Texts;
	untitled: boolean;
	artist: Texts;
	/** Whether it has been removed from the exhibition. */
	removed: boolean;
	custody: Custody;
	/** Newest first. */
	steps: CustodyStep[];
	/** The latest report for each moment. */
	arrival: LatestCondition | null;
	return: LatestCondition | null;
	photos: HandlingPhoto[];
};

export type HandledWall = { id: number; code: string; room: Texts; photos: HandlingPhoto[] };
