import type { Texts } from '#lib/shared/texts.ts';
import type { Condition, ConditionMoment, Custody } from './custody.ts';

/** Who said something: the office, or the number of somebody who came by a link. */
export type Sayer = 'office' | number;

export type CustodyStep = { was: Custody; custody: Custody; by: Sayer; at: string };
export type ConditionSaid = { moment: ConditionMoment; state: Condition; note: string; at: string };

export type PhotoMoment = 'hung' | 'wall' | ConditionMoment;
/** A photograph as the desk sees it; `name` is that of its smallest file, `large` of its largest. */
export type HandlingPhoto = {
	id: string;
	moment: PhotoMoment;
	work: string | null;
	wall: number | null;
	by: Sayer;
	at: string;
	name: string;
	large: string;
	width: number;
	height: number;
	dominant: string | null;
	/** Of a finished wall: everybody may see it. */
	published: boolean;
};

/** A work of a show with all that became of it. */
export type HandledWork = {
	id: string;
	number: number;
	title: Texts;
	untitled: boolean;
	artist: Texts;
	/** It has left the show. */
	removed: boolean;
	custody: Custody;
	/** The latest first. */
	steps: CustodyStep[];
	/** What was said last of each moment. */
	arrival: ConditionSaid | null;
	return: ConditionSaid | null;
	photos: HandlingPhoto[];
};

export type HandledWall = { id: number; code: string; room: Texts; photos: HandlingPhoto[] };
