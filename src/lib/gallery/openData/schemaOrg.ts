import type { Day } from '#lib/shared/dates.ts';

/** Structured data in the words of schema.org; addresses are whole. */

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
	/** As the label writes it. */
	year: string | null;
	heightMm: number | null;
	widthMm: number | null;
	url: string;
	image: string | null;
	credit: string | null;
	sounds: { url: string; type: string; language: string; durationMs: number; transcript: string }[];
};

export function visualArtwork(work: Artwork): Record<string, unknown> {
	// UN/CEFACT code of the millimetre.
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

/**
 * A data block for the head of a page. Whatever people typed stays text: no sign of it can end the
 * element or begin a comment.
 */
export function dataBlock(value: Record<string, unknown>): string {
	const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `<script type="application/ld+json">${json}</script>`;
}

/** The beginning of a text for a search engine's or a messenger's preview: one line, whole words, about `max` characters. */
export function excerpt(text: string, max = 160): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= max) return line;
	const cut = line.slice(0, max).toWellFormed();
	const space = cut.lastIndexOf(' ');
	return `${cut.slice(0, space > max / 2 ? space : max).replace(/[\s.,;:–-]+$/, '')} …`;
}
