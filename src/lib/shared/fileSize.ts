import { intlTag } from './locale.ts';

const units = [
	['megabyte', 1_000_000],
	['kilobyte', 1000]
] as const;

/** The size of a file in words: "60 MB", "2,5 MB", "300 kB". Rounded down: whatever has this size is not larger than `bytes`. */
export function fileSizeText(bytes: number, locale: string): string {
	const [unit, factor] = units.find(([, each]) => bytes >= each) ?? units[1];
	const steps = bytes < 10 * factor ? 10 : 1;
	const number = Math.floor((bytes / factor) * steps) / steps;
	return new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, maximumFractionDigits: 1 }).format(number);
}
