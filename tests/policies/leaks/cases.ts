/**
 * What becomes of a work, one work each: its artist, its photographs, its sound, its wall and everything that somebody wrote about it
 * belong to that case alone. Names are one word, because they stand within canaries.
 */
export const cases = {
	open: 'everything agreed, in a running show',
	nomachines: 'everything agreed but machines (open data, IIIF, feeds)',
	nofullresolution: 'everything agreed but full resolution',
	nopress: 'everything agreed but the press',
	novoice: 'everything agreed but the voice',
	nowebsite: 'everything agreed but the website during the show',
	safemode: 'everything agreed, then its artist switched to safe mode',
	withheld: 'withheld by the house',
	artistwithheld: 'everything of its artist withheld by the house',
	takenback: 'website and archive taken back by its artist',
	hidden: 'everything hidden by its artist',
	takenout: 'withheld by the house, then taken out of the show after a complaint',
	givenback: 'given back by its artist while it hung',
	past: 'in a show that is over, agreed for the archive but not for the website',
	noarchive: 'in a show that is over, agreed for the website but not for the archive',
	unpublished: 'hung in a show that is not published',
	cancelled: 'hung in a show that was published and then cancelled',
	declined: 'sent and declined',
	draft: 'never sent'
} as const;
export type Case = keyof typeof cases;
export const caseNames = Object.keys(cases) as Case[];

/** The shows, each with its own texts. */
export const shows = { current: 'current', past: 'past', unpublished: 'unpublished', cancelled: 'cancelled' } as const;
export type Show = keyof typeof shows;
export const showNames = Object.keys(shows) as Show[];
/** Within canaries. */
export const subjectOf = (show: Show): string => `${show}show`;

/** The show in which the work of a case hangs. */
export const showOf = (name: Case): Show | null => {
	if (name === 'declined' || name === 'draft') return null;
	if (name === 'past' || name === 'noarchive') return 'past';
	return name === 'unpublished' || name === 'cancelled' ? name : 'current';
};

const everything = {
	website: true,
	archive: true,
	machines: true,
	'full-resolution': true,
	print: true,
	press: true,
	'social-media': true,
	voice: true
};
/** What the artist of a case agrees to when the work is sent. */
export const consentsOf = (name: Case): Record<string, boolean> => ({
	...everything,
	...(name === 'nomachines' && { machines: false }),
	...(name === 'nofullresolution' && { 'full-resolution': false }),
	...(name === 'nopress' && { press: false }),
	...(name === 'novoice' && { voice: false }),
	...((name === 'nowebsite' || name === 'past') && { website: false }),
	...(name === 'noarchive' && { archive: false })
});
