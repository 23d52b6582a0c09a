/**
 * The states that a work can reach, one work per case. Its artist, photographs, sound, wall and all texts about it belong to that case
 * only. Names are a single word, because canaries contain them.
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

/** The shows. Each has its own texts. */
export const shows = { current: 'current', past: 'past', unpublished: 'unpublished', cancelled: 'cancelled' } as const;
export type Show = keyof typeof shows;
export const showNames = Object.keys(shows) as Show[];
/** Returns the name of a show in canaries. */
export const subjectOf = (show: Show): string => `${show}show`;

/** Returns the show in which the work of a case hangs, or null. */
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
/** Returns what the artist of a case consents to when submitting the work. */
export const consentsOf = (name: Case): Record<string, boolean> => ({
	...everything,
	...(name === 'nomachines' && { machines: false }),
	...(name === 'nofullresolution' && { 'full-resolution': false }),
	...(name === 'nopress' && { press: false }),
	...(name === 'novoice' && { voice: false }),
	...((name === 'nowebsite' || name === 'past') && { website: false }),
	...(name === 'noarchive' && { archive: false })
});
