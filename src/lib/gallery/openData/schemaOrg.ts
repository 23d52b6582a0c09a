import type { Day } from '#lib/shared/dates.ts';

/** Structured data for search engines, in the vocabulary of schema.org. Addresses are absolute. */

const place = {
	'@type': 'Place',
	name: 'DSM Geschäftsstelle Leipzig',
	address: {
		'@type': 'PostalAddress',
		streetAddress: 'Petersstraße 16',
		postalCode: '04109',
		addressLocality: 'Leipzig',
		addressCountry: 'DE'
	}
};

type Event = { name: string; description: string | null; opens: Day; closes: Day; url: string; image: string | null };

/** A show as a schema.org `ExhibitionEvent`. */
export function exhibitionEvent({ name, description, opens, closes, url, image }: Event): Record<string, unknown> {
	return {
		'@context': 'https://schema.org',
		'@type': 'ExhibitionEvent',
		name,
		...(description ? { description } : {}),
		startDate: opens,
		endDate: closes,
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		isAccessibleForFree: true,
		location: place,
		url,
		...(image ? { image } : {})
	};
}

type Artwork = {
	name: string;
	artist: { name: string; url: string };
	medium: string | null;
	/** As on the label. */
	year: string | null;
	heightMm: number | null;
	widthMm: number | null;
	url: string;
	image: string | null;
	credit: string | null;
	sounds: { url: string; type: string; language: string; durationMs: number; transcript: string }[];
};

/** A work as a schema.org `VisualArtwork`, with its sounds as `AudioObject`. */
export function visualArtwork(work: Artwork): Record<string, unknown> {
	// MMT is the UN/CEFACT code of the millimetre.
	const distance = (mm: number) => ({ '@type': 'QuantitativeValue', value: mm, unitCode: 'MMT' });
	return {
		'@context': 'https://schema.org',
		'@type': 'VisualArtwork',
		name: work.name,
		creator: { '@type': 'Person', name: work.artist.name, url: work.artist.url },
		...(work.medium ? { artMedium: work.medium } : {}),
		...(work.year ? { dateCreated: work.year } : {}),
		...(work.heightMm ? { height: distance(work.heightMm) } : {}),
		...(work.widthMm ? { width: distance(work.widthMm) } : {}),
		...(work.credit ? { creditText: work.credit } : {}),
		url: work.url,
		...(work.image ? { image: work.image } : {}),
		...(work.sounds.length > 0 ? { audio: work.sounds.map(audioObject) } : {})
	};
}

const audioObject = ({ url, type, language, durationMs, transcript }: Artwork['sounds'][number]) => ({
	'@type': 'AudioObject',
	contentUrl: url,
	encodingFormat: type,
	inLanguage: language,
	duration: `PT${Math.max(1, Math.round(durationMs / 1000))}S`,
	transcript
});
